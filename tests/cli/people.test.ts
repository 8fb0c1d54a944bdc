import { afterEach, expect, it, vi } from 'vitest';
import { cleanUp, logLines, newFolder, run, start } from './_program.js';

vi.setConfig({ testTimeout: 120_000 });
afterEach(cleanUp);

const asking = (token: string | null) => ({
	method: 'POST',
	headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
	body: '{"query":"{ viewer { kind name } }"}',
});

it('whoever has the machine admits users, gives them seats and ends them', async () => {
	const { url } = await newFolder();
	const at = (...args: string[]) => run([...args, '--database', url]);
	const admitted = await at('users', 'admit', 'Ada', '--email', 'Ada@example.org', '--role', 'editor');
	expect([admitted.code, admitted.stdout]).toEqual([0, expect.stringMatching(/^Ada is admitted as EDITOR: usr_/)]);
	const again = await at('users', 'admit', 'Ada', '--email', 'ada@example.org', '--role', 'EDITOR');
	expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('Ada is at this desk already')]);
	expect((await at('users', 'seat', 'ada@example.org', '--role', 'king')).code).toBe(2);
	const alone = await at('users', 'end', 'owner');
	expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('the last owner of desk')]);
	expect((await at('users', 'seat', 'ada@example.org', '--role', 'OWNER')).stdout).toBe('Ada is OWNER now.\n');
	expect((await at('users', 'end', 'owner')).code).toBe(0);
	const { stdout } = await at('users', 'list');
	expect(stdout).toMatch(/^usr_\w+ +Ada +ada@example.org +OWNER at desk\nusr_0{16} +Owner +- +ended 2\S+\n$/);
});

it('makes keys that a server takes, lists them without their tokens, and voids them', async () => {
	const { url } = await newFolder();
	const at = (...args: string[]) => run([...args, '--database', url]);
	const made = await at('keys', 'create', '--user', 'owner', '--role', 'REPORTER', '--name', 'wire');
	const [token = ''] = made.stdout.split('\n');
	expect(token).toMatch(/^cck_[0-9a-z]{16}_[\w-]{43}$/);
	const listed = await at('keys', 'list');
	expect(listed.stdout).toContain(token.slice(0, 20));
	expect(listed.stdout).not.toContain(token.slice(-43));
	const server = await start(['--port', '0', '--database', url], { env: { SIGN_IN: 'on', EXAMPLE: 'off' } });
	const who = async (given: string | null) => (await fetch(`${server.url}/graphql`, asking(given))).json();
	expect(await who(token)).toMatchObject({ data: { viewer: { kind: 'KEY', name: 'Owner (wire)' } } });
	expect(await who(null)).toMatchObject({ data: { viewer: { kind: 'PUBLIC' } } });
	expect(server.said.stdout).not.toContain('Nobody can sign in yet');
	expect((await at('keys', 'revoke', token.slice(0, 20))).stdout).toBe(`${token.slice(0, 20)} is void.\n`);
	expect(await who(token)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
	await server.stop();
});

it('a first start with SIGN_IN=on tells one token, once, and not in the log', async () => {
	const { url } = await newFolder();
	const env = { SIGN_IN: 'on', EXAMPLE: 'off', ALLOW_NETWORK: 'yes' };
	const first = await start(['--port', '0', '--database', url], { env });
	const token = /\bcck_\S+/.exec(first.said.stdout)?.[0] ?? '';
	const answer = await fetch(`${first.url}/graphql`, asking(token));
	expect(await answer.json()).toMatchObject({ data: { viewer: { name: 'Owner (first start)' } } });
	await first.stop();
	expect(first.said.stderr).not.toContain(token.slice(-43));
	const events = logLines(first.said.stderr);
	expect(events).toContainEqual(
		expect.objectContaining({ event: 'configuration.deprecated', variable: 'ALLOW_NETWORK' }),
	);
	const second = await start(['--port', '0', '--database', url], { env });
	expect(second.said.stdout).not.toContain('cck_');
	await second.stop();
});
