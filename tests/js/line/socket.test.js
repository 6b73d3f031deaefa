/** The line keeps to the wire's rules: greeting, heartbeat, silence, coming back. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Stand, wire } from './stand.js';

const kinds = (messages) => messages.map(({ t }) => t);

test('it greets in the page\'s language, under the protocol of the wire', () => {
  const stand = new Stand();
  stand.line.open();
  stand.welcome();
  assert.equal(stand.socket.protocol, 'golive.v1');
  assert.deepEqual(stand.sent[0], wire('hello'));
});

test('a wall says that it is one', () => {
  const stand = new Stand({ page: 'wall' });
  stand.line.open();
  stand.welcome('welcome-wall');
  assert.deepEqual(stand.sent[0], { ...wire('hello'), page: 'wall' });
  assert.equal(stand.line.heartbeat, 2000);
});

test('what is watched is subscribed to once welcome, and what is watched later at once', () => {
  const stand = new Stand();
  stand.line.open();
  stand.watching();
  assert.deepEqual(kinds(stand.sent), []);
  stand.welcome();
  assert.deepEqual(stand.sent[1], wire('sub'));
  stand.line.watch({ golive: 'aalesund-2023', board: 'log', into: stand.board });
  assert.deepEqual(stand.sent[2].id, 2);
});

test('what is no longer watched is given back', () => {
  const stand = new Stand().inStep();
  stand.line.unwatch(stand.watch);
  assert.deepEqual(stand.sent.at(-1), wire('unsub'));
});

test('the server\'s clock is told by what it stamps, the least delayed stamp counting most', () => {
  const stand = new Stand().inStep();
  const welcomed = Date.parse(wire('welcome').now);
  assert.equal(stand.line.time.at(stand.now), welcomed);
  stand.pass(5000).hear({ t: 'hb', now: new Date(welcomed + 4100).toISOString(), heads: {} });
  assert.equal(stand.line.time.at(stand.now), welcomed + 5000);
  stand.pass(5000).hear({ t: 'hb', now: new Date(welcomed + 10_250).toISOString(), heads: {} });
  assert.equal(stand.line.time.at(stand.now), welcomed + 10_250);
});

test('two and a half heartbeats of silence end the line, whatever the network says', () => {
  const stand = new Stand().inStep();
  stand.pass(12_499);
  assert.equal(stand.line.phase, 'open');
  stand.pass(1);
  assert.equal(stand.line.phase, 'waiting');
  assert.ok(stand.sockets[0].closed);
});

test('every frame counts as a sign of life', () => {
  const stand = new Stand().inStep();
  for (let beat = 0; beat < 5; beat += 1) stand.pass(10_000).hear({ ...wire('hb'), heads: {} });
  assert.equal(stand.line.phase, 'open');
  assert.equal(stand.line.heardAt, stand.now);
});

test('a lost line comes back with full jitter, half a second doubling to the cap, and never gives up', () => {
  const stand = new Stand({ cap: 5000 });
  const waits = [];
  stand.line.open();
  for (let lost = 0; lost < 8; lost += 1) {
    stand.drop(1006);
    const from = stand.now;
    while (stand.line.phase === 'waiting') stand.pass(1);
    waits.push(stand.now - from);
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 2500, 2500, 2500, 2500]);
});

test('the doubling begins anew once the heart has been heard', () => {
  const stand = new Stand().inStep();
  for (let lost = 0; lost < 4; lost += 1) stand.drop(1006).pass(10_000);
  stand.welcome().hear({ ...wire('hb'), heads: {} }).drop(1006);
  assert.equal(stand.pass(250).line.phase, 'opening');
});

test('a goodbye names the window in which to come back', () => {
  const stand = new Stand().inStep();
  stand.hear(wire('bye')).drop(1012);
  stand.pass(2749);
  assert.equal(stand.line.phase, 'waiting');
  stand.pass(1);
  assert.equal(stand.line.phase, 'opening');
});

for (const code of [4400, 4401, 4403, 4404, 4409, 4426]) {
  test(`${code} is a verdict: the line stays closed`, () => {
    const stand = new Stand().inStep().drop(code);
    assert.equal(stand.pass(600_000).line.phase, 'stopped');
    assert.equal(stand.line.verdict, code);
  });
}

for (const code of [1001, 1006, 1011, 1012, 1013, 4408, 4508]) {
  test(`${code} is worth another try`, () => {
    assert.equal(new Stand().inStep().drop(code).pass(500).line.phase, 'opening');
  });
}

test('too many at once waits four times as long the next time', () => {
  const stand = new Stand();
  stand.line.open();
  stand.drop(4429).pass(250).drop(4429);
  assert.equal(stand.pass(999).line.phase, 'waiting');
  assert.equal(stand.pass(1).line.phase, 'opening');
});

test('a page that nobody looks at does not call in a loop, but at once when looked at again', () => {
  const stand = new Stand().inStep();
  stand.visible = false;
  stand.drop(1006).pass(600_000);
  assert.equal(stand.sockets.length, 1);
  stand.visible = true;
  stand.comeBack();
  assert.equal(stand.pass(150).line.phase, 'opening');
});

test('a wall calls whether or not anybody looks', () => {
  const stand = new Stand({ whileHidden: true }).inStep();
  stand.visible = false;
  stand.drop(1006).pass(500);
  assert.equal(stand.sockets.length, 2);
});

test('a page whose timers slept asks the age of its last frame when it is looked at again', () => {
  const stand = new Stand().inStep();
  stand.now += 60_000;
  stand.comeBack();
  assert.equal(stand.line.phase, 'waiting');
});

test('what stood on the screen is noted once a minute, by those whose boards are proof', () => {
  const stand = new Stand().inStep({ proven: true });
  const shown = () => stand.sent.filter(({ t }) => t === 'shown');
  for (let beat = 0; beat < 12; beat += 1) stand.pass(5000).hear({ ...wire('hb'), heads: { 1: 40 } });
  assert.deepEqual(shown(), [{ t: 'shown', id: 1, pos: 40 }]);
  stand.hear(wire('delta'));
  stand.line.shown();
  assert.deepEqual(shown().at(-1), wire('shown'));
});

test('nothing was shown by a page that nobody looked at', () => {
  const stand = new Stand().inStep({ proven: true });
  stand.visible = false;
  stand.line.shown();
  assert.ok(!kinds(stand.sent).includes('shown'));
});

test('a line that is closed stays closed', () => {
  const stand = new Stand().inStep();
  stand.line.close();
  assert.equal(stand.comeBack().pass(600_000).sockets.length, 1);
});
