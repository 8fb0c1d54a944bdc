import type { GraphQLSchema } from 'graphql';

/** The names and ids that a mutation may be pointed at: those of one case, or names of nothing. */
export interface Target {
	/** What slugs begin with: `name-claim`, `name-herself` … as `wholeCase` records them. */
	readonly name: string;
	/** The claim, a testimony under it and a link that leads from it, by id. */
	readonly claim: string;
	readonly statement: string;
	readonly link: string;
}

interface Row {
	/** Its input, pointed at a target; dry runs all. */
	readonly input: (target: Target) => string;
	/** What is new belongs to the desk of whoever records it: nobody is refused for whose the target is, where it is seen. */
	readonly isNew?: true;
}

/**
 * How each mutation is tried on something of somebody else's: a line for each, and a new one without a line here fails. Who may
 * do it is what the charter says.
 */
export const mutations: Readonly<Record<string, Row>> = {
	recordStory: { input: () => 'title: "T", language: "en"', isNew: true },
	recordDocument: {
		input: ({ name }) =>
			`outlet: "O", language: "en", story: "${name}-story", derivedFrom: [{ document: "${name}-paper", kind: CITES }]`,
		isNew: true,
	},
	recordParty: { input: () => 'name: "P", kind: PERSON', isNew: true },
	recordSource: {
		input: ({ name }) =>
			`attribution: ANONYMOUS, headcount: { least: 2 }, story: "${name}-story", document: "${name}-paper", mayOverlap: ["${name}-two"]`,
		isNew: true,
	},
	recordClaim: {
		input: ({ name }) =>
			`text: "T", language: "en", stories: ["${name}-story"], about: [{ party: "${name}-firm", news: NEUTRAL }]`,
		isNew: true,
	},
	recordInterest: { input: ({ name }) => `party: "${name}-firm", kind: FOUNDED, inParty: "${name}-ann"` },
	reviseClaim: { input: ({ name }) => `claim: "${name}-claim", text: "T", reason: "R"` },
	linkClaims: { input: ({ name }) => `claim: "${name}-spare", kind: OPPOSED_BY, linkedClaim: "${name}-ground"` },
	unlinkClaims: { input: ({ link }) => `link: "${link}", reason: "R"` },
	recordTestimony: { input: ({ name }) => `claim: "${name}-claim", source: "${name}-two"` },
	recordRebuttal: { input: ({ name, statement }) => `target: "${statement}", source: "${name}-herself"` },
	recordSilence: {
		input: ({ name }) => `claim: "${name}-claim", source: "${name}-two", response: DECLINED_TO_COMMENT`,
	},
	retractStatement: { input: ({ statement }) => `statement: "${statement}", reason: "R"` },
	setInterest: { input: ({ statement }) => `statement: "${statement}", interest: NONE, reason: "R"` },
};

/** The mutations of a schema that have no line here. */
export const untried = (schema: GraphQLSchema): string[] =>
	Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !mutations[name]);

/** A dry run of a mutation, with what it would move. */
export const tried = (name: string, target: Target): string =>
	`mutation { ${name}(input: { ${mutations[name]?.input(target)}, dryRun: true }) {
		saved userErrors { code path message } effects { claim { slug } before { score } after { score summary } } } }`;
