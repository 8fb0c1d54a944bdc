import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/config.js';

const messages = (env: Record<string, string>): string[] => {
	const read = readConfig(env);
	return read.ok ? [] : read.errors.map((one) => one.message);
};

import { describeLocation, locationFrom } from '../../src/store/location.js';

describe('the configuration', () => {
	it('needs nothing: it listens on loopback and keeps the record in a file', () => {
		const read = readConfig({});
		expect(read).toMatchObject({
			ok: true,
			value: { host: '127.0.0.1', port: 4000, database: 'sqlite:data/counterclaim.sqlite' },
		});
	});

	it('cannot be changed once it is read', () => {
		const read = readConfig({});
		expect(read.ok && Object.isFrozen(read.value)).toBe(true);
	});

	it('lists all mistakes at once, each with its remedy', () => {
		const found = messages({
			PORT: 'http',
			LOG_LEVEL: 'loud',
			DATABASE_URL: 'mysql://x',
			EXAMPLE: 'maybe',
			DEPTH_LIMIT: '1',
		});
		expect(found).toEqual([
			'PORT is "http"; give a whole number from 0 to 65535',
			'DATABASE_URL has mysql:; give sqlite:PATH, such as sqlite:data/counterclaim.sqlite, or postgres://USER:PASSWORD@HOST/DATABASE',
			'LOG_LEVEL is "loud"; give one of fatal, error, warn, info, debug, silent',
			'EXAMPLE is "maybe"; give one of on, off',
			'DEPTH_LIMIT is "1"; give a whole number from 5 to 200',
		]);
	});

	it('never repeats a password that stands in a database address', () => {
		for (const url of [
			'mysql://desk:hunter2@db/claims',
			'postgres:desk:hunter2@db',
			'postgres://desk:hunter2@db:port/claims',
		])
			expect(messages({ DATABASE_URL: url }).join()).toMatch(/^DATABASE_URL has (?!.*hunter2)/);
	});

	const signInWith = (env: Record<string, string>) => {
		const read = readConfig(env);
		return read.ok ? read.value.signIn : read.errors.map((one) => one.path.join());
	};

	it('asks who asks wherever others than this machine can, and nowhere else unless told to', () => {
		expect([signInWith({}), signInWith({ HOST: '::1' }), signInWith({ SIGN_IN: 'on' })]).toEqual([false, false, true]);
		for (const HOST of ['0.0.0.0', '::', '10.0.0.7', 'claims.example.org']) {
			expect(signInWith({ HOST })).toBe(true);
			expect(signInWith({ HOST, SIGN_IN: 'off' })).toEqual(['SIGN_IN']);
		}
		expect(signInWith({ TRUST_PROXY: '1' })).toBe(true);
		expect(signInWith({ PUBLIC_URL: 'https://claims.example.org' })).toBe(true);
		expect(signInWith({ PUBLIC_URL: 'https://claims.example.org', SIGN_IN: 'off' })).toEqual(['SIGN_IN']);
		expect(signInWith({ SIGN_IN: 'maybe' })).toEqual(['SIGN_IN']);
	});

	it('says that ALLOW_NETWORK means nothing any more, and opens nothing by it', () => {
		const read = readConfig({ HOST: '0.0.0.0', ALLOW_NETWORK: 'yes' });
		expect(read).toMatchObject({ ok: true, value: { signIn: true, deprecated: ['ALLOW_NETWORK'] } });
		expect(signInWith({ HOST: '0.0.0.0', ALLOW_NETWORK: 'yes', SIGN_IN: 'off' })).toEqual(['SIGN_IN']);
	});

	it('takes a provider to sign in at, by https, and knows where browsers come back to', () => {
		const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'hunter2' };
		const here = { PUBLIC_URL: 'https://claims.example.org' };
		expect(readConfig({ ...provider, ...here })).toMatchObject({
			ok: true,
			value: {
				signIn: true,
				publicUrl: here.PUBLIC_URL,
				openId: { issuer: 'https://id.example.org', clientId: 'desk' },
			},
		});
		expect(signInWith({ ...provider, HOST: '0.0.0.0' })).toEqual(['PUBLIC_URL']);
		expect(signInWith({ ...provider })).toEqual(['OIDC_ISSUER']);
		expect(signInWith({ ...provider, ...here, OIDC_ISSUER: 'http://id.example.org' })).toEqual(['OIDC_ISSUER']);
		expect(signInWith({ OIDC_CLIENT_SECRET: 'hunter2', SIGN_IN: 'on' })).toEqual(['OIDC_ISSUER']);
		for (const PUBLIC_URL of ['http://claims.example.org', 'https://claims.example.org/desk', 'claims', 'javascript:1'])
			expect(signInWith({ PUBLIC_URL })).toEqual(['PUBLIC_URL']);
		expect(messages({ ...provider, OIDC_ISSUER: 'x' }).join()).not.toContain('hunter2');
	});

	it.each([
		['sqlite:a/b.sqlite', 'a/b.sqlite'],
		['sqlite:/var/a.sqlite', '/var/a.sqlite'],
		['sqlite:///var/a.sqlite', '/var/a.sqlite'],
	])('reads %s as the file %s', (url, path) => {
		expect(readConfig({ DATABASE_URL: url })).toMatchObject({ ok: true, value: { database: url } });
		expect(locationFrom(url)).toEqual({ engine: 'sqlite', path });
	});

	it('takes an address of PostgreSQL, and tells of it without the password', () => {
		const url = 'postgres://desk:hunter2@db:6432/claims?sslmode=require';
		expect(readConfig({ DATABASE_URL: url })).toMatchObject({ ok: true, value: { database: url } });
		expect(describeLocation(url)).toBe('postgres://desk@db:6432/claims');
	});

	it('takes replicas of a PostgreSQL database, and says which address is none', () => {
		const [primary, replica] = ['postgres://desk@db/claims', 'postgres://desk:hunter2@replica/claims'];
		const read = readConfig({ DATABASE_URL: primary, DATABASE_REPLICA_URLS: ` ${replica}, ${replica}-2,` });
		expect(read).toMatchObject({ ok: true, value: { replicas: [replica, `${replica}-2`] } });
		const wrong = messages({ DATABASE_URL: primary, DATABASE_REPLICA_URLS: `${replica},mysql://desk:hunter2@other` });
		expect(wrong).toEqual([expect.stringMatching(/^DATABASE_REPLICA_URLS has no address of PostgreSQL at place 2;/)]);
		expect(wrong.join()).not.toContain('hunter2');
		expect(messages({ DATABASE_REPLICA_URLS: replica })).toEqual([
			expect.stringContaining('set DATABASE_URL to its primary'),
		]);
	});

	it('makes a method of its own of judgement weights, and says what is wrong with them', () => {
		const read = readConfig({ JUDGEMENT_WEIGHTS: '{"SERVES": 0.3}' });
		expect(read.ok && read.value.method.name).toBe('balance/1 SERVES=0.3');
		expect(messages({ JUDGEMENT_WEIGHTS: '{"SERVES": 3}' })).toEqual([
			'JUDGEMENT_WEIGHTS cannot be used: SERVES is 3; give a number from 0.2 to 0.7',
		]);
		expect(messages({ JUDGEMENT_WEIGHTS: 'SERVES=1' })).toHaveLength(1);
	});

	it('counts what clients spend once the server is open to the network, or when asked to', () => {
		const budget = (env: Record<string, string>) => {
			const read = readConfig(env);
			return read.ok && read.value.costBudget;
		};
		const open = { HOST: '0.0.0.0' };
		expect(budget({})).toBeNull();
		expect(budget(open)).toEqual({ points: 2_000_000, seconds: 60 });
		expect(budget({ ...open, COST_BUDGET: 'off' })).toBeNull();
		expect(budget({ COST_BUDGET: '5000', COST_WINDOW: '10' })).toEqual({ points: 5_000, seconds: 10 });
		expect(messages({ COST_BUDGET: 'much' })).toEqual([
			'COST_BUDGET is "much"; give a whole number from 1000 to 1000000000000',
		]);
	});

	it.each([
		['off', false],
		['2', 2],
		['10.0.0.1', ['10.0.0.1']],
		['10.0.0.0/8, 2001:db8::/32', ['10.0.0.0/8', '2001:db8::/32']],
	])('trusts as proxies %s', (text, trustProxy) => {
		expect(readConfig({ TRUST_PROXY: text })).toMatchObject({ ok: true, value: { trustProxy } });
	});

	it.each(['yes', '0', '10.0.0.0/99', '10.0.0', '10.0.0.1/8/8', 'a,b'])('trusts no proxy named %s', (text) => {
		expect(messages({ TRUST_PROXY: text })).toEqual([
			`TRUST_PROXY is "${text}"; give off, how many proxies there are (1 to 9), or their addresses`,
		]);
	});

	it('refuses a database in memory, which several connections cannot share', () => {
		expect(messages({ DATABASE_URL: 'sqlite::memory:' })).toHaveLength(1);
	});
});
