/** The usual way: a page that keeps the board's rows and builds its whole table and its whole drawing anew at each change. */
(golive) => new Promise((ready) => {
  const rows = {};
  document.body.innerHTML = '<div class="rerender" style="height:500px;overflow:auto"></div><canvas width="800" height="500"></canvas>';
  const [table, canvas] = [document.querySelector('.rerender'), document.querySelector('canvas')];
  const minute = (at) => (at ? new Date(at).toISOString().slice(11, 16) : '');
  const cells = ({ code, title, status, planned_start, planned_finish, done_at }) => [code, title, status, minute(planned_start), minute(planned_finish), minute(done_at)];
  const draw = () => {
    const all = Object.values(rows);
    table.innerHTML = `<table>${all.map((row) => `<tr>${cells(row).map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const brush = canvas.getContext('2d');
    brush.clearRect(0, 0, 800, 500);
    all.forEach(({ planned_start, planned_finish, started_at }, at) => {
      const x = (moment) => ((Date.parse(moment) % 86400000) / 86400000) * 800;
      brush.strokeRect(x(planned_start), at * 24, x(planned_finish) - x(planned_start), 11);
      if (started_at) brush.fillRect(x(started_at), at * 24, 20, 11);
    });
  };
  const socket = new WebSocket(`ws://${location.host}/ws`, 'golive.v1');
  socket.onopen = () => {
    socket.send(JSON.stringify({ t: 'hello', v: 1, lang: 'nb' }));
    socket.send(JSON.stringify({ t: 'sub', id: 1, board: 'plan', golive }));
  };
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.t === 'snap') Object.assign(rows, message.tables.activities);
    if (message.t === 'delta') Object.assign(rows, message.u.activities ?? {});
    if (message.t === 'snap' || message.t === 'delta') requestAnimationFrame(draw);
    if (message.t === 'live') ready(Object.keys(rows).length);
  };
})
