"""Tests of HTTP, sockets, pages and scripts."""
