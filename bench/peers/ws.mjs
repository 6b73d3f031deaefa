// Node's `ws` behind an in-memory broadcast. A POST to /report goes to every client as one frame; every
// line on standard input is a number of rounds, each one frame to every client.
// usage: node ws.mjs PORT PAYLOAD_BYTES
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { WebSocketServer } from "ws";

const [port, payload] = process.argv.slice(2).map(Number);
let position = 0;

const http = createServer((request, response) => {
  request.resume().on("end", () => {
    position += 1;
    const answer = JSON.stringify({ position });
    response.writeHead(201, { "Content-Type": "application/json", "Content-Length": answer.length });
    response.end(answer);
    tell(JSON.stringify({ t: "delta", pos: position, pad: "x".repeat(Math.max(0, payload - 30)) }));
  });
});
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on("connection", (client) => client._socket.setNoDelay(true));
http.listen({ host: "127.0.0.1", port, backlog: 1024 });

function tell(frame) {
  for (const client of server.clients) client.send(frame);
}

for await (const line of createInterface({ input: process.stdin })) {
  for (let round = 0; round < Number(line); round += 1) {
    tell("x".repeat(payload));
    await new Promise(setImmediate);
  }
  process.stdout.write("sent\n");
}
process.exit(0);
