import { expect, it } from 'vitest';
import { serveWorld } from './_server.js';

it('a server answers gateways when asked to, within its limits, and otherwise knows nothing of them', async () => {
	const plain = await serveWorld();
	expect((await plain.ask('{ _service { sdl } }')).status).toBe(400);
	await plain.close();
	const served = await serveWorld({ federation: true });
	await served.world.claim('tbd');
	const query =
		'query($r: [_Any!]!) { _entities(representations: $r) { ... on Claim { slug sources { nodes { label } } } } }';
	const few = await served.ask(query, { r: [{ __typename: 'Claim', slug: 'tbd' }] });
	expect(few.body).toEqual({ data: { _entities: [{ slug: 'tbd', sources: { nodes: [] } }] } });
	const dear =
		'query($r: [_Any!]!) { _entities(representations: $r) { ... on Claim { slug sources(first: 100) { nodes { label } } } } }';
	const many = await served.ask(dear, { r: Array.from({ length: 500 }, () => ({ __typename: 'Claim', slug: 'tbd' })) });
	expect(many.body.errors?.[0]?.message).toContain('the query could cost');
	await served.close();
});
