"""What `make bench` runs: this bot beside others, each as a process of its own, against one fake Bot API server."""
