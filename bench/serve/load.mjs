// One short run of load, in a process of its own: node load.mjs URL BODIES.json SECONDS CONNECTIONS
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [url, file, seconds, connections] = process.argv.slice(2);
const headers = { 'content-type': 'application/json' };
const requests = JSON.parse(readFileSync(file, 'utf8')).map((body) => ({ method: 'POST', headers, body }));
const {
	latency,
	duration,
	requests: done,
	non2xx,
	errors,
} = await autocannon({
	url,
	requests,
	connections: Number(connections),
	duration: Number(seconds),
});
const { p50, p99 } = latency;
console.log(JSON.stringify({ requests: done.total, seconds: duration, p50, p99, failed: non2xx + errors }));
