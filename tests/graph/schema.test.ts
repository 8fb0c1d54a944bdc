import { readFileSync } from 'node:fs';
import {
	type GraphQLNamedType,
	type GraphQLSchema,
	isEnumType,
	isInputObjectType,
	isInterfaceType,
	isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSchema, printedSchema } from '../../src/graph/schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
	schema = await makeSchema();
});

const ours = (): GraphQLNamedType[] =>
	Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !builtIn.has(type.name));
const builtIn = new Set(['String', 'Boolean', 'Int', 'Float', 'ID']);

/** Every element of a type that a reader of the schema meets, by its coordinate. */
function elements(type: GraphQLNamedType): { at: string; description: string | null | undefined }[] {
	const found = [{ at: type.name, description: type.description }];
	if (isEnumType(type))
		for (const value of type.getValues())
			found.push({ at: `${type.name}.${value.name}`, description: value.description });
	if (isObjectType(type) || isInterfaceType(type))
		for (const field of Object.values(type.getFields())) {
			found.push({ at: `${type.name}.${field.name}`, description: field.description });
			for (const arg of field.args)
				found.push({ at: `${type.name}.${field.name}(${arg.name}:)`, description: arg.description });
		}
	if (isInputObjectType(type))
		for (const field of Object.values(type.getFields()))
			found.push({ at: `${type.name}.${field.name}`, description: field.description });
	return found;
}

describe('the schema', () => {
	it('is the one in schema.graphql (after a change: npm run schema)', () => {
		expect(readFileSync('schema.graphql', 'utf8')).toBe(printedSchema(schema));
	});

	it('describes every one of its elements', () => {
		const all = ours().flatMap(elements);
		expect(all.length).toBeGreaterThan(400);
		expect(all.filter((one) => !one.description?.trim()).map((one) => one.at)).toEqual([]);
	});

	it('gives every mutation one input and one payload with userErrors, effects, saved and clientMutationId', () => {
		for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
			const name = mutation.name.charAt(0).toUpperCase() + mutation.name.slice(1);
			expect(mutation.args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual([`input: ${name}Input!`]);
			expect(String(mutation.type)).toBe(`${name}Payload!`);
			const input = schema.getType(`${name}Input`);
			expect(isInputObjectType(input) && Object.keys(input.getFields())).toEqual(
				expect.arrayContaining(['dryRun', 'clientMutationId', 'idempotencyKey']),
			);
			const payload = schema.getType(`${name}Payload`);
			expect(isObjectType(payload) && Object.keys(payload.getFields())).toEqual(
				expect.arrayContaining(['userErrors', 'effects', 'saved', 'replayed', 'clientMutationId']),
			);
		}
	});

	it('gives every connection edges, nodes, pageInfo and totalCount', () => {
		const connections = ours().filter((type) => type.name.endsWith('Connection'));
		expect(connections.length).toBeGreaterThan(7);
		for (const type of connections)
			expect(isObjectType(type) && Object.keys(type.getFields()).sort()).toEqual([
				'edges',
				'nodes',
				'pageInfo',
				'totalCount',
			]);
	});

	it('keeps the names that are meant to stay', () => {
		const names = [
			'Claim',
			'Statement',
			'Testimony',
			'Rebuttal',
			'Silence',
			'Source',
			'Story',
			'Document',
			'Party',
			'Contestedness',
		];
		expect(names.filter((name) => !schema.getType(name))).toEqual([]);
		const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).sort();
		expect(mutations).toEqual([
			'admitUser',
			'agreeToVerdict',
			'approveSource',
			'assignClaim',
			'closeRequest',
			'commentOn',
			'correctClaim',
			'createKey',
			'destroySeal',
			'endAssignment',
			'endUser',
			'giveSecondRating',
			'importClaimReview',
			'issueVerdict',
			'linkClaims',
			'moveClaim',
			'recordClaim',
			'recordDesk',
			'recordDocument',
			'recordInterest',
			'recordParty',
			'recordRebuttal',
			'recordResponse',
			'recordScale',
			'recordSilence',
			'recordSource',
			'recordStory',
			'recordTestimony',
			'recordWebhook',
			'rejectVerdict',
			'remindParty',
			'removeWebhook',
			'replayDelivery',
			'requestComment',
			'resolveComment',
			'retractStatement',
			'revealSource',
			'reviseClaim',
			'reviseWebhook',
			'revokeKey',
			'rotateWebhookSecret',
			'scheduleClaim',
			'sealSource',
			'setInterest',
			'setPolicy',
			'setSealReaders',
			'setSeat',
			'testWebhook',
			'unlinkClaims',
		]);
	});
});
