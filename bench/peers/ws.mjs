// Node's `ws`: every line on standard input is a number of rounds; each sends one frame to every client.
// usage: node ws.mjs PORT PAYLOAD_BYTES
import { createInterface } from "node:readline";
import { WebSocketServer } from "ws";

const [port, payload] = process.argv.slice(2).map(Number);
const server = new WebSocketServer({ host: "127.0.0.1", port, perMessageDeflate: false, backlog: 1024 });
const frame = "x".repeat(payload);

server.on("connection", (client) => client._socket.setNoDelay(true));

for await (const line of createInterface({ input: process.stdin })) {
  for (let round = 0; round < Number(line); round += 1) {
    for (const client of server.clients) client.send(frame);
    await new Promise(setImmediate);
  }
  process.stdout.write("sent\n");
}
process.exit(0);
