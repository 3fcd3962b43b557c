// desk.mjs -- the desk of a fair in a browser, re-planned live: who does not come, what that changes, and for whom.
//
//     node examples/desk.mjs [FAIR.JSON [PORT]]        default: corpus/haiphong-2015/fair.json 8015
//
// Only this machine can reach it. Every change is made on a worker thread; the page goes on answering meanwhile.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';

const caunoi = createRequire(import.meta.url)('caunoi');
const [path = 'corpus/haiphong-2015/fair.json', port = '8015'] = process.argv.slice(2);

const fair = caunoi.Fair.parse(readFileSync(path), path);
const day = caunoi.Day.of(fair, await caunoi.plan(fair, { timeLimit: 5 }));
let told = []; // by the last change

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);
const at = (place) => (place ? `slot ${place.slot + 1}, table ${place.table}` : 'none');

function page() {
  const programme = day.programme;
  const { participants } = JSON.parse(day.fair.json());
  const options = participants.map(({ id, name }) => `<option value="${escape(id)}">${escape(name ?? id)}</option>`).join('');
  const rows = programme.meetings.map((m) => `<tr><td>${m.slot + 1}<td>${escape(m.table)}<td>${escape(m.a)}<td>${escape(m.b)}`).join('');
  const news = told.map((n) => `<li>${escape(n.who)}: ${n.what}, ${escape(n.pair)} (${at(n.was)} &rarr; ${at(n.now)}), because of ${n.because}`).join('');
  return `<!doctype html><meta charset="utf-8"><title>Desk</title>
    <style>body{font:16px system-ui;margin:2rem}td,th{padding:2px 1rem 2px 0;text-align:left}form{margin:1rem 0}</style>
    <h1>${programme.meetings.length} meetings, ${day.revision} changes</h1>
    <form method="post">
      <select name="id">${options}</select>
      <button name="verb" value="absent">does not come</button> <button name="verb" value="present">comes after all</button>
    </form>
    ${news && `<h2>To be told</h2><ul>${news}</ul>`}
    <table><tr><th>slot<th>table<th colspan="2">who meets</tr>${rows}</table>`;
}

async function change(request) {
  let body = '';
  for await (const piece of request) if ((body += piece).length > 4096) throw new Error('too long');
  const form = new URLSearchParams(body);
  const verb = form.get('verb') === 'present' ? 'present' : 'absent';
  told = (await day[verb](form.get('id') ?? '', { timeLimit: 2 })).ledger;
}

const server = http.createServer(async (request, response) => {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'" };
  try {
    if (request.method === 'POST') {
      await change(request);
      response.writeHead(303, { location: '/' }).end();
    } else {
      response.writeHead(200, headers).end(page());
    }
  } catch (error) {
    response.writeHead(400, headers).end(`<p>${escape(error.message)}</p><a href="/">back</a>`);
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
