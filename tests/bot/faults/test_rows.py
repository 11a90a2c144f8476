"""Every fault that must do no harm, and where it is put to the test."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

ROWS = {
    "kill -9 anywhere": (
        "faults.test_killed_at_each_point.test_killed_at_every_point_of_every_action_nothing_is_lost_and_nothing_counts_twice",
        "faults.test_killed_at_any_moment.test_killed_at_random_moments_while_many_talk_every_case_is_that_of_an_undisturbed_talk",
    ),
    "kill -9 and 429 while news go out": (
        "faults.test_news_killed.test_killed_while_it_sends_news_nobody_gets_them_twice_and_nobody_is_forgotten",
        "faults.test_news_killed.test_killed_while_it_sends_news_to_ten_thousand_nobody_gets_them_twice",
    ),
    "Telegram says 429, 500 or 502, cuts the connection, or answers too late": (
        "faults.test_telegram_fails.test_a_chat_gets_every_screen_in_order_and_one_in_doubt_twice_at_most",
        "faults.test_telegram_fails.test_with_faults_of_all_kinds_mixed_every_chat_gets_every_screen_in_order",
        "faults.test_telegram_fails.test_a_chat_that_has_to_wait_is_not_tried_before_and_others_do_not_wait",
    ),
    "a line that breaks after delivery": (
        "faults.test_telegram_fails.test_a_line_that_loses_every_answer_brings_nobody_a_screen_more_than_twice",
        "faults.test_telegram_fails.test_while_a_line_loses_answers_those_are_served_whose_answers_come",
        "outbox.test_outbox.test_just_after_a_start_a_few_chats_are_delivered_to_at_one_time_and_then_more",
    ),
    "a proxy answers for Telegram, or Telegram refuses the token for a moment": (
        "intake.test_refusals.test_what_passes_ends_no_bot_that_runs",
        "intake.test_refusals.test_what_passes_ends_no_bot_that_starts",
        "intake.test_refusals.test_telegram_s_own_refusals_for_long_end_a_bot_that_runs",
        "web.test_telegram_side.test_refusals_for_a_moment_and_what_a_proxy_says_do_not_end_the_bot",
    ),
    "odd answers, and ones that are larger than they can be": (
        "outbox.test_outbox.test_an_odd_answer_costs_neither_the_buttons_nor_the_next_screen",
        "outbox.test_outbox.test_odd_answers_without_end_silence_no_chat",
        "outbox.test_outbox.test_telegram_holds_a_chat_for_as_long_as_it_says_within_reason",
        "outbox.test_uploads.test_a_picture_that_hangs_on_its_way_up_holds_up_no_other",
        "wire.test_answers.test_an_answer_is_read_up_to_its_bound_whatever_its_head_says",
        "evidence.test_checking.test_a_file_is_fetched_up_to_twenty_mebibytes_whatever_telegram_says_of_it",
        "intake.test_polling.test_three_times_as_many_updates_as_were_asked_for_are_all_taken",
        "intake.test_polling.test_an_update_that_is_too_large_is_set_aside_and_its_chat_goes_on",
        "intake.test_polling.test_an_answer_that_is_too_large_is_asked_for_in_parts",
    ),
    "Telegram says 400 to one screen": (
        "outbox.test_sender.test_a_screen_that_is_refused_comes_as_plain_text_with_its_buttons_unless_these_are_refused_too",
    ),
    "blocked or deactivated": (
        "faults.test_blocked.test_who_cannot_be_reached_is_tried_once_and_goes_on_with_start",
        "handlers.test_routing.test_a_buyer_who_comes_back_sees_the_present_step_and_nothing_outdated",
    ),
    "an update whose handling always fails": (
        "intake.test_intake.test_a_malformed_update_is_set_aside_and_everybody_goes_on",
        "handlers.admin.test_dead_letters.test_an_admin_finds_what_failed_and_after_the_repair_the_buyer_gets_his_answer",
    ),
    "an update that hangs the bot, or ends it": (
        "faults.test_deadly.test_an_update_that_ends_the_bot_is_set_aside_after_a_few_starts_and_all_others_are_answered",
        "faults.test_deadly.test_an_update_that_was_in_hand_and_takes_for_ever_does_not_hold_the_others_up",
        "faults.test_deadly.test_kills_from_outside_that_meet_the_same_update_each_time_do_not_set_it_aside",
        "faults.test_deadly.test_kills_from_outside_while_a_file_is_fetched_are_not_counted_against_it",
    ),
    "texts that are made to be hard to compare": (
        "handlers.test_drafts.test_texts_made_to_be_hard_to_compare_keep_nobody_waiting_and_each_can_be_read",
    ),
    "the disk is full, the database locked or read-only": (
        "faults.test_database_fails.test_the_buyer_is_told_what_was_sent_counts_once_and_the_bot_stays_up",
        "faults.test_database_fails.test_what_is_stored_and_cannot_be_handled_waits_in_the_inbox_and_the_buyer_is_told_so",
        "faults.test_database_fails.test_a_disk_that_is_really_full_loses_nothing",
    ),
    "the disk is full, read-only or not there, or the database locked, when it starts": (
        "faults.test_waits_for_database.test_it_waits_says_so_and_goes_on_by_itself",
        "faults.test_waits_for_database.test_told_to_stop_while_it_waits_it_ends_at_once",
    ),
    "PostgreSQL is away, takes no connections, is read-only, or has its tables locked": (
        "storage.test_faults.test_what_cannot_be_done_now_changes_nothing_and_works_later",
        "storage.test_faults.test_every_change_says_when_it_cannot_be_made",
        "storage.test_transactions.test_while_the_database_cannot_write_what_reads_is_served_and_each_writer_is_told",
        "storage.postgresql.test_opening.test_what_may_pass_is_waited_for",
        "postgresql.test_faults.test_what_is_sent_while_the_database_fails_counts_once_and_the_bot_stays_up",
        "postgresql.test_faults.test_it_waits_at_its_start_says_so_and_goes_on_by_itself",
    ),
    "PostgreSQL restarts, ends a connection, stands still, or its last answer is lost": (
        "storage.postgresql.test_lost.test_the_server_restarts_in_the_middle_of_a_transaction",
        "storage.postgresql.test_lost.test_what_waits_when_the_connection_is_lost_is_done_nevertheless",
        "storage.postgresql.test_lost.test_a_server_that_stands_still_is_given_up_and_later_it_works",
        "storage.postgresql.test_lost.test_where_the_answer_to_a_commit_is_lost_it_is_said_and_asked_again_it_counts_once",
    ),
    "kill -9, and an update that ends the bot, on PostgreSQL": (
        "faults.test_killed_at_any_moment.test_killed_at_random_moments_while_many_talk_every_case_is_that_of_an_undisturbed_talk",
        "postgresql.test_faults.test_an_update_that_ends_the_bot_is_set_aside_and_all_others_are_answered",
    ),
    "kill -9 while everything is moved to another database": (
        "ops.test_moving.test_killed_in_the_middle_nothing_is_moved_and_the_next_time_everything_is",
    ),
    "the database is damaged, or something else is in its place": (
        "storage.sqlite.test_damage.test_the_start_and_the_look_before_it_say_in_one_line_what_to_do",
    ),
    "the database is deleted or replaced under the running bot": (
        "web.test_files_vanish.test_it_is_noticed_said_and_copied_out_and_what_comes_later_is_not_missing",
        "web.test_files_vanish.test_what_somebody_put_into_its_place_stays_as_it_is",
    ),
    "the event loop stands still": (
        "test_main.test_a_signal_ends_it_in_time_though_the_loop_stands_still_and_nothing_is_lost",
        "test_main.test_while_the_loop_stands_still_whatever_is_asked_is_answered_with_503_and_then_it_goes_on",
        "runtime.test_beat.test_a_loop_that_stands_still_ends_the_process_and_it_shows_where",
    ),
    "the answer to a post is lost, and with it what frees a tapped button": (
        "web.test_rides.test_where_telegram_hangs_up_the_answer_goes_by_itself_and_once_more_when_the_tap_comes_again",
        "web.test_rides.test_a_tap_whose_answer_was_lost_is_answered_again_and_counts_once",
        "web.test_rides.test_what_was_not_noted_as_gone_goes_by_itself_after_the_next_start",
    ),
    "older buttons that a killed or a busy bot has left": (
        "outbox.test_tidying.test_what_a_killed_bot_left_undone_is_harmless_and_goes_when_it_is_tapped",
        "outbox.test_tidying.test_a_busy_bot_makes_no_call_but_answers_and_an_old_button_is_answered_kindly",
    ),
    "connections to the webhook that ask for nothing": (
        "web.test_connections.test_more_half_open_connections_than_allowed_take_neither_files_nor_the_way_of_an_honest_post",
    ),
    "SIGTERM": (
        "faults.test_signal.test_it_ends_in_time_whatever_hangs_and_nothing_is_lost",
        "faults.test_signal.test_what_is_in_hand_is_finished_and_answered",
    ),
    "a second process on one database": (
        "storage.sqlite.test_lock.test_no_file_beside_the_database_has_to_stay_for_it_to_be_held",
        "test_main.test_a_second_process_on_one_database_is_refused_and_the_first_goes_on",
    ),
    "a flood": ("faults.test_flood.test_a_flood_is_kept_in_order_while_the_others_are_served",),
    "a clock that is set, and the change of the hour": (
        "faults.test_clock.test_a_clock_that_is_set_makes_nothing_come_twice_and_leaves_nothing_out",
        "faults.test_clock.test_an_update_that_telegram_sends_again_counts_once_though_the_clock_was_set_in_between",
        "faults.test_clock.test_the_hour_changes_and_nobody_notices",
        "faults.test_clock.test_a_buyer_who_waits_is_told_of_no_outage_by_a_clock_that_is_set",
    ),
    "a clock that is wrong": (
        "faults.test_wrong_clock.test_while_it_is_wrong_nobody_is_reminded_and_nothing_erased_and_then_nothing_is_missing",
        "faults.test_wrong_clock.test_what_the_bot_has_told_itself_just_before_waits_until_it_is_right",
        "faults.test_wrong_clock.test_an_outage_that_ended_while_it_was_wrong_is_told_when_it_is_right",
        "faults.test_wrong_clock.test_killed_while_it_is_wrong_the_bot_knows_that_it_is_none_the_less",
        "faults.test_wrong_clock.test_a_machine_that_starts_in_the_past_is_waited_for",
    ),
    "what is kept for ever": (
        "faults.test_kept_for_ever.test_a_dead_letter_and_a_group_are_forgotten_after_a_year",
        "storage.test_dead_letters.test_one_that_nobody_has_tried_again_is_forgotten_in_the_end",
        "storage.test_chats.test_a_group_in_which_nothing_happens_is_forgotten_and_a_buyer_is_not",
    ),
}


@pytest.mark.parametrize("fault", ROWS)
def test_each_fault_has_a_test_of_its_own(fault: str) -> None:
    for place in ROWS[fault]:
        module, _dot, name = place.rpartition(".")
        assert inspect.iscoroutinefunction(getattr(import_module(f"tests.bot.{module}"), name))
