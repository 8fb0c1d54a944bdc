import {
	type DocumentNode,
	execute,
	type FragmentDefinitionNode,
	GraphQLObjectType,
	GraphQLSchema,
	getOperationAST,
	Kind,
	NoSchemaIntrospectionCustomRule,
	parse,
	specifiedRules,
	validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { onlooker } from '../../core/permissions.js';
import { contextWith } from '../../graph/context.js';
import type { Office } from '../../workflow/office.js';
import type { Message } from '../../workflow/webhooks/deliver.js';
import type { Config } from '../config.js';
import { costRefusal, documentLimits, documentRules } from '../limits.js';
import { asksForPermissions } from '../subscriptions/asksForPermissions.js';

/** What is sent where a webhook says nothing of it. */
const usualFragment = `fragment Payload on WebhookEvent {
	claim { id slug text language standing contestedness { score level } verdict { rating { key } explanation } }
	change { before { score level } after { score level } }
	statement { __typename id source { slug label } words }
	move { to reason }
	correction { was now reason }
	verdict { id rating { key } explanation }
}`;

/** What stands against a fragment, in words; null where it can be answered. */
type Problem = string;

/** Chooses payloads by fragments on `WebhookEvent`, under the limits of queries. */
export interface Payloads {
	readonly fragmentProblem: (fragment: string) => Problem | null;
	/** The payload of a message, read with its webhook's eyes; null where it cannot be made. */
	readonly of: (office: Office, message: Message) => Promise<unknown>;
}

/** Most fragments kept as they were parsed and found good. */
const mostKept = 200;

export function payloadsOver(
	schema: GraphQLSchema,
	options: Pick<Config, 'depthLimit' | 'costLimit'> & { readonly onTrouble: (error: unknown) => void },
): Payloads {
	const { onTrouble } = options;
	// An event is what is asked, as if it were all there is.
	const events = schemaOfEvents(schema);
	const kept = new LRUCache<string, DocumentNode>({ max: mostKept });

	function documentOf(fragment: string): DocumentNode | Problem {
		const known = kept.get(fragment);
		if (known) return known;
		const found = checked(fragment, events, options);
		if (typeof found !== 'string') kept.set(fragment, found);
		return found;
	}

	return {
		fragmentProblem: (fragment) => {
			const found = documentOf(fragment);
			return typeof found === 'string' ? found : null;
		},
		of: async (office, { webhook, news, reads, type, timestamp }) => {
			const document = documentOf(webhook.fragment ?? usualFragment);
			if (typeof document === 'string') return null;
			const contextValue = contextWith({ ...office, actor: onlooker(reads.viewer) }, () => reads);
			const nothing = { claim: null, change: null, statement: null, move: null, correction: null, verdict: null };
			const rootValue = { ...nothing, ...news, type, happenedAt: timestamp };
			const { data, errors } = await execute({ schema: events, document, contextValue, rootValue });
			for (const { originalError } of errors ?? []) onTrouble(originalError);
			return errors ? null : (data ?? null);
		},
	};
}

function schemaOfEvents(schema: GraphQLSchema): GraphQLSchema {
	const query = schema.getType('WebhookEvent');
	if (!(query instanceof GraphQLObjectType)) throw new Error('the schema has no WebhookEvent');
	const types = Object.values(schema.getTypeMap()).filter((one) => !one.name.startsWith('__'));
	return new GraphQLSchema({ query, types, directives: schema.getDirectives() });
}

function checked(
	text: string,
	schema: GraphQLSchema,
	config: Pick<Config, 'depthLimit' | 'costLimit'>,
): DocumentNode | Problem {
	let given: DocumentNode;
	try {
		given = parse(text, { maxTokens: documentLimits.tokens });
	} catch (error) {
		return `it is no GraphQL: ${(error as Error).message}`;
	}
	const fragments = given.definitions.flatMap((one): FragmentDefinitionNode[] =>
		one.kind === Kind.FRAGMENT_DEFINITION ? [one] : [],
	);
	const [payload, ...more] = fragments.filter((one) => one.typeCondition.name.value === 'WebhookEvent');
	if (fragments.length < given.definitions.length || !payload || more.length > 0)
		return 'give one fragment on WebhookEvent, and beside it only fragments that it uses: fragment Payload on WebhookEvent { claim { slug } }';
	const asked = parse(`{ ...${payload.name.value} }`, { noLocation: true });
	const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...asked.definitions, ...given.definitions] };
	const rules = [...specifiedRules, NoSchemaIntrospectionCustomRule, ...documentRules(config)];
	const [wrong] = validate(schema, document, rules, { maxErrors: 1 });
	if (wrong) return wrong.message;
	if (asksForPermissions(document)) return 'permissions differ by who asks, and nobody asks here; leave them out';
	const operation = getOperationAST(document);
	return costRefusal(schema, { document, operation, variables: {} }, config.costLimit)?.message ?? document;
}
