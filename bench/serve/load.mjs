// One short run of load, in a process of its own: node load.mjs URL BODIES.json SECONDS CONNECTIONS FROM
// Each connection has requests of its own, so that no two ask the same at once; FROM says how many have been sent before.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [url, file, seconds, connections, from] = process.argv.slice(2);
const headers = { 'content-type': 'application/json' };
const bodies = JSON.parse(readFileSync(file, 'utf8'));
const start = Number(from) % bodies.length;
const inTurn = [...bodies.slice(start), ...bodies.slice(0, start)].map((body) => ({ method: 'POST', headers, body }));
let clients = 0;
const {
	latency,
	duration,
	requests: done,
	non2xx,
	errors,
} = await autocannon({
	url,
	setupClient(client) {
		const own = clients++;
		client.setRequests(inTurn.filter((_, at) => at % Number(connections) === own));
	},
	connections: Number(connections),
	duration: Number(seconds),
});
const { p50, p99 } = latency;
console.log(JSON.stringify({ requests: done.total, seconds: duration, p50, p99, failed: non2xx + errors }));
