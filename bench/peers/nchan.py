"""nginx with the nchan module: C, made for exactly this. Used where it is installed."""

from pathlib import Path

MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")

CONFIGURATION = """
load_module {module};
daemon off; master_process off; worker_processes 1; user root; pid {home}/nginx.pid;
error_log {home}/error.log;
worker_rlimit_nofile 20000;
events {{ worker_connections 19000; }}
http {{
  access_log off; client_body_temp_path {home}; proxy_temp_path {home};
  fastcgi_temp_path {home}; uwsgi_temp_path {home}; scgi_temp_path {home};
  nchan_shared_memory_size 256M;
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    location = /ws {{ nchan_subscriber websocket; nchan_channel_id night;
                      nchan_subscriber_first_message newest; nchan_websocket_ping_interval 0; }}
    location = /tell {{ nchan_publisher; nchan_channel_id night; nchan_message_buffer_length 1; }}
  }}
}}
"""


def installed() -> bool:
    return MODULE.exists()


def command(home: Path, port: int) -> list[str]:
    """Write the configuration into ``home`` and say how to start it."""
    path = home / "nginx.conf"
    text = CONFIGURATION.format(module=MODULE, home=home, port=port)
    path.write_text(text, encoding="utf-8")
    return ["nginx", "-p", str(home), "-c", str(path)]
