"""HTTP, sockets, pages and the command line."""
