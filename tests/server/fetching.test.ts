import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/result.js';
import { isPublicAddress } from '../../src/server/fetching/addresses.js';
import { articleFetcher } from '../../src/server/fetching/fetchArticle.js';
import { type FetchOptions, fetchPage } from '../../src/server/fetching/fetchPage.js';
import { makeLogger } from '../../src/server/logs.js';

/** Why nothing was fetched; throws where something was. */
function refusals(result: Result<unknown>) {
	if (result.ok) throw new Error('this was to be refused and was fetched');
	return result.errors;
}
const briefly = (result: Result<unknown>) => refusals(result).map((one) => `${one.code} ${one.path.join('.')}`);

const servers: Server[] = [];
afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
});

/** A server on loopback, and what allows exactly it to be asked. */
async function serve(answer: RequestListener) {
	const requests: { url: string | undefined; headers: NodeJS.Dict<string | string[]> }[] = [];
	const server = createServer((request, response) => {
		requests.push({ url: request.url, headers: request.headers });
		answer(request, response);
	});
	servers.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const allowed = [`127.0.0.1:${port}`];
	const fetch = (path = '/', options: FetchOptions = {}) =>
		fetchPage(`http://127.0.0.1:${port}${path}`, { allowed, ...options });
	return { port, url: `http://127.0.0.1:${port}`, allowed, requests, fetch };
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = '<html lang="en"><title>Harbour plan</title><p>Peter Marsh denied it.</p></html>';
const messageOf = async (fetched: ReturnType<typeof fetchPage>) => refusals(await fetched)[0]?.message;

describe('addresses', () => {
	it.each([
		'127.0.0.1',
		'127.255.255.254',
		'0.0.0.0',
		'10.0.0.1',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.1',
		'169.254.169.254',
		'100.64.0.1',
		'100.100.100.200',
		'168.63.129.16',
		'192.0.0.1',
		'192.0.2.1',
		'198.18.0.1',
		'198.51.100.1',
		'203.0.113.1',
		'224.0.0.1',
		'239.255.255.250',
		'240.0.0.1',
		'255.255.255.255',
		'::',
		'::1',
		'::127.0.0.1',
		'::ffff:127.0.0.1',
		'::ffff:8.8.8.8',
		'::ffff:0:8.8.8.8',
		'64:ff9b::a00:1',
		'64:ff9b::808:808',
		'64:ff9b:1::a00:1',
		'2001::1',
		'2001:db8::1',
		'2002:7f00:1::',
		'fc00::1',
		'fd00:ec2::254',
		'fe80::1',
		'fe80::1%eth0',
		'fec0::1',
		'ff02::1',
		'100::1',
		'not an address',
		'',
	])('is not public: %s', (address) => {
		expect(isPublicAddress(address)).toBe(false);
	});

	it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
		'is public: %s',
		(address) => {
			expect(isPublicAddress(address)).toBe(true);
		},
	);
});

describe('a page', () => {
	it('is fetched as by a stranger: no cookies, no credentials, no referrer', async () => {
		const { fetch, requests } = await serve((_request, response) =>
			response.writeHead(200, { ...html, 'set-cookie': 'a=b' }).end(page),
		);
		const fetched = await fetch('/article?id=1');
		expect(fetched.ok && new TextDecoder().decode(fetched.value.body)).toBe(page);
		expect(requests).toHaveLength(1);
		expect(requests[0]?.url).toBe('/article?id=1');
		expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual([
			'accept',
			'accept-encoding',
			'connection',
			'host',
			'user-agent',
		]);
	});

	it.each([
		['gzip', gzipSync],
		['br', brotliCompressSync],
	])('is unpacked: %s', async (encoding, pack) => {
		const { fetch } = await serve((_request, response) =>
			response.writeHead(200, { ...html, 'content-encoding': encoding }).end(pack(page)),
		);
		const fetched = await fetch();
		expect(fetched.ok && new TextDecoder().decode(fetched.value.body)).toBe(page);
	});

	it('is found after redirects, and the last address is its own', async () => {
		const { fetch, url, requests } = await serve((request, response) =>
			request.url === '/c'
				? response.writeHead(200, html).end(page)
				: response.writeHead(302, { location: request.url === '/' ? '/b' : './c', 'set-cookie': 'a=b' }).end(),
		);
		const fetched = await fetch();
		expect(fetched.ok && fetched.value.url).toBe(`${url}/c`);
		expect(requests.map((one) => one.headers.cookie)).toEqual([undefined, undefined, undefined]);
	});

	it('is read with what the server says of its character set', async () => {
		const { url, allowed } = await serve((_request, response) =>
			response
				.writeHead(200, { 'content-type': 'text/html; charset=gbk' })
				.end(Buffer.from([...Buffer.from('<p>'), 0xb7, 0xf1, 0xc8, 0xcf, ...Buffer.from('</p>')])),
		);
		const fetched = await articleFetcher(makeLogger({ level: 'silent' }), { allowed })(url);
		expect(fetched.ok && fetched.value).toMatchObject({ text: '否认', outlet: '127.0.0.1' });
	});
});

describe('a page is refused', () => {
	it.each([
		['at an inner address', 'http://10.0.0.1/'],
		['at this machine', 'http://127.0.0.1/'],
		['at this machine, written as one number', 'http://2130706433/'],
		['at this machine, written in octal', 'http://0177.0.0.1/'],
		['at this machine, written in hexadecimal', 'http://0x7f.1/'],
		['at this machine, in full-width digits', 'http://１２７.0.0.1/'],
		['at this machine by IPv6', 'http://[::1]/'],
		['at this machine by IPv4 within IPv6', 'http://[::ffff:127.0.0.1]/'],
		['at an inner address by NAT64', 'http://[64:ff9b::10.0.0.1]/'],
		['at the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
		['at another port', 'http://8.8.8.8:8080/'],
		['at the port of mail', 'http://8.8.8.8:25/'],
	])('%s, without being asked', async (_what, address) => {
		expect(briefly(await fetchPage(address))).toEqual(['NOT_PERMITTED url']);
	});

	it.each([
		['a file', 'file:///etc/passwd'],
		['FTP', 'ftp://8.8.8.8/'],
		['gopher', 'gopher://8.8.8.8/'],
		['data', 'data:text/html,x'],
		['a script', 'javascript:1'],
		['nothing', ''],
		['no address', 'http://'],
	])('with no web address: %s', async (_what, address) => {
		expect(briefly(await fetchPage(address))).toEqual(['INVALID url']);
	});

	it('with a user name and password in its address', async () => {
		expect(await messageOf(fetchPage('http://user:secret@8.8.8.8/'))).toMatch(/^the page has a user name or password/);
	});

	it.each([['10.0.0.1'], ['169.254.169.254'], ['::1'], ['::ffff:10.0.0.1']])(
		'whose name leads to an inner address, though not only there: %s',
		async (address) => {
			const { requests, allowed } = await serve((_request, response) => response.end());
			for (const addresses of [[address], ['8.8.8.8', address]])
				expect(briefly(await fetchPage('http://news.example/', { allowed, resolve: async () => addresses }))).toEqual([
					'NOT_PERMITTED url',
				]);
			expect(requests).toEqual([]);
		},
	);

	it.each([
		'http://169.254.169.254/latest/meta-data/',
		'http://[::1]/',
		'http://inner.example/',
		'//10.0.0.1/',
		'http://127.0.0.1:1/',
	])('after it is passed on to %s', async (location) => {
		const { fetch } = await serve((_request, response) => response.writeHead(301, { location }).end());
		expect(briefly(await fetch('/', { resolve: async () => ['10.0.0.1'] }))).toEqual(['NOT_PERMITTED url']);
	});

	it.each(['file:///etc/passwd', 'http://user:secret@8.8.8.8/'])('after it is passed on to %s', async (location) => {
		const { fetch } = await serve((_request, response) => response.writeHead(301, { location }).end());
		expect(briefly(await fetch())).toEqual(['INVALID url']);
	});

	it('whose name leads elsewhere the second time: it is looked up once, and that address is asked', async () => {
		const { port, allowed, requests } = await serve((_request, response) => response.writeHead(200, html).end(page));
		let looked = 0;
		const fetched = await fetchPage(`http://rebinding.example:${port}/`, {
			allowed,
			resolve: async () => (++looked === 1 ? ['127.0.0.1'] : ['10.0.0.1']),
		});
		expect(fetched.ok).toBe(true);
		expect(looked).toBe(1);
		expect(requests[0]?.headers.host).toBe(`rebinding.example:${port}`);
	});

	it('that is passed on again and again', async () => {
		const { fetch, requests } = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
		expect(await messageOf(fetch())).toMatch(/passed on more than 5 times/);
		expect(requests).toHaveLength(6);
	});

	it.each([
		['is not there', 404, html, /status 404/],
		['is no HTML', 200, { 'content-type': 'application/json' }, /is no HTML/],
		['says nothing of what it is', 200, {}, /is no HTML/],
		['is passed on to nowhere', 302, {}, /passed on to nowhere/],
		['is packed in an unknown way', 200, { ...html, 'content-encoding': 'zstd-9' }, /packed/],
		['is packed wrongly', 200, { ...html, 'content-encoding': 'gzip' }, /packed/],
		['is packed twice', 200, { ...html, 'content-encoding': 'gzip, gzip' }, /packed/],
	])('that %s', async (_what, status, headers, message) => {
		const { fetch } = await serve((_request, response) => response.writeHead(status, headers).end(page));
		expect(await messageOf(fetch())).toMatch(message);
	});

	it('that says that it is too long, before any of it is read', async () => {
		const { fetch } = await serve((_request, response) =>
			response.writeHead(200, { ...html, 'content-length': '99999999' }).write('x'),
		);
		expect(briefly(await fetch())).toEqual(['TOO_LONG url']);
	});

	it('that does not end', async () => {
		let sent = 0;
		const { fetch } = await serve((_request, response) => {
			response.writeHead(200, html);
			const more = () => {
				while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536;
			};
			response.on('drain', more);
			more();
		});
		expect(briefly(await fetch())).toEqual(['TOO_LONG url']);
		expect(sent).toBeLessThan(50_000_000);
	});

	it('that unpacks to a thousand times what was sent', async () => {
		const { fetch } = await serve((_request, response) => {
			response.writeHead(200, { ...html, 'content-encoding': 'gzip' });
			const gzip = createGzip();
			gzip.pipe(response);
			const zeros = Buffer.alloc(1_000_000);
			for (let at = 0; at < 200; at++) gzip.write(zeros);
			gzip.end();
		});
		expect(briefly(await fetch())).toEqual(['TOO_LONG url']);
	});

	it.each([
		['that is never answered', () => {}],
		[
			'that begins and does not go on',
			(response: Parameters<RequestListener>[1]) => void response.writeHead(200, html).write('<p>'),
		],
	])('%s', async (_what, answer) => {
		const { fetch } = await serve((_request, response) => answer(response));
		expect(await messageOf(fetch('/', { limits: { time: 200 } }))).toMatch(/took longer than 0.2 s/);
	});

	it('whose name is never resolved', async () => {
		const fetched = fetchPage('http://slow.example/', { limits: { time: 100 }, resolve: () => new Promise(() => {}) });
		expect(await messageOf(fetched)).toMatch(/took longer/);
	});

	it('whose name is not known, or whose server is not there', async () => {
		const unknown = fetchPage('http://nowhere.example/', {
			resolve: async () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
		});
		expect(await messageOf(unknown)).toMatch(/cannot be fetched \(ENOTFOUND\)/);
		const { port, allowed } = await serve(() => {});
		for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
		expect(await messageOf(fetchPage(`http://127.0.0.1:${port}/`, { allowed }))).toMatch(/ECONNREFUSED/);
	});

	it('while as many as may be are being fetched', async () => {
		const waiting: Parameters<RequestListener>[1][] = [];
		const { url, allowed } = await serve((_request, response) => void waiting.push(response));
		const fetch = articleFetcher(makeLogger({ level: 'silent' }), { allowed, limits: { time: 5_000 } });
		const first = [1, 2, 3, 4].map(() => fetch(url));
		expect(briefly(await fetch(url))).toEqual(['CONFLICT url']);
		while (waiting.length < 4) await new Promise((done) => setTimeout(done, 5));
		for (const response of waiting) response.writeHead(200, html).end(page);
		expect((await Promise.all(first)).map((one) => one.ok)).toEqual([true, true, true, true]);
		const again = fetch(url);
		while (waiting.length < 5) await new Promise((done) => setTimeout(done, 5));
		waiting[4]?.writeHead(200, html).end(page);
		expect((await again).ok).toBe(true);
	});
});
