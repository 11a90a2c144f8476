"""How much of one buyer is kept. All of it is our choice: many times what any dispute takes, and yet a bound.

Whoever reaches one is told so and loses nothing that is kept already; the cost of an update depends on none of it.
"""

MOST_CASES = 200
"""Cases of one buyer, those that were put away included."""
MOST_VERSIONS = 500
"""Versions of the complaint in one case."""
MOST_FILES = 60
"""Files of one case, refused and removed ones included. The form takes 6 photos."""
MOST_EVENTS = 150
"""What can be told of one case, all that was taken back included."""
MOST_DUES = 60
"""Deadlines of one case of which the buyer has said something; of more the last ones count."""
MOST_WRITTEN = 2_000_000
"""Characters that one buyer has written into texts that are kept, in all cases: some six hundred pages."""
LEAST_COUNTED = 200
"""As so many characters a text counts that is shorter, and so does a file or what is told: it takes room as well."""
LONGEST_TEXT = 20_000
"""Characters of one version: how much the form takes is not known (facts.md 4.1), but no form takes so much."""
