/* The least that any server can do: accept sockets, then send() one frame to each of them in turn.
   Every line on standard input is a number of rounds; a line comes back when they are sent.
   usage: loop PORT PAYLOAD_BYTES */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 20000 };
static int screens[MOST];
static int count;

static const char *ANSWER =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

static void welcome(int listener) {
    char request[2048];
    int one = 1, screen = accept(listener, NULL, NULL);
    if (screen < 0 || count == MOST) return;
    setsockopt(screen, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (read(screen, request, sizeof request) <= 0) return;
    if (write(screen, ANSWER, strlen(ANSWER)) < 0) return;
    screens[count++] = screen;
}

static void tell(int rounds, const char *frame, size_t size) {
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++)
            while (send(screens[i], frame, size, MSG_NOSIGNAL) < 0 && errno == EINTR) {}
    printf("sent\n");
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    size_t payload = (size_t)atoi(argv[2]), head = payload < 126 ? 2 : 4;
    char *frame = malloc(payload + head), line[64];
    frame[0] = (char)0x81;
    frame[1] = (char)(payload < 126 ? payload : 126);
    if (head == 4) { frame[2] = (char)(payload >> 8); frame[3] = (char)payload; }
    memset(frame + head, 'x', payload);

    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1]))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) return 1;

    struct pollfd watched[2] = {{listener, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    while (poll(watched, 2, -1) >= 0) {
        if (watched[0].revents & POLLIN) welcome(listener);
        if (watched[1].revents & (POLLIN | POLLHUP)) {
            ssize_t got = read(STDIN_FILENO, line, sizeof line - 1);
            if (got <= 0) return 0;
            line[got] = 0;
            tell(atoi(line), frame, payload + head);
        }
    }
    return 1;
}
