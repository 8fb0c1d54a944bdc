import type { GraphQLSchema } from 'graphql';

/** The names and ids that a mutation may be pointed at: those of one case, or names of nothing. */
export interface Target {
	/** What slugs begin with: `name-claim`, `name-herself` … as `wholeCase` records them. */
	readonly name: string;
	/** The claim, a testimony under it and a link that leads from it, by id. */
	readonly claim: string;
	readonly statement: string;
	readonly link: string;
	readonly comment: string;
	readonly assignment: string;
	readonly verdict: string;
	readonly request: string;
	/** Somebody at the desk. */
	readonly user: string;
}

interface Row {
	/** Its input, pointed at a target; dry runs all. */
	readonly input: (target: Target) => string;
	/** What is new belongs to the desk of whoever records it: nobody is refused for whose the target is, where it is seen. */
	readonly isNew?: true;
	/** What it is about is the desk's own, even under a published claim: for others it is not there. */
	readonly isInternal?: true;
	/** It is for the desk that whatever is not of any desk belongs to. */
	readonly ofFoundingDesk?: true;
	/** It takes a person: whoever is none is refused before it is looked at what it is about. */
	readonly isPersonal?: true;
	/** There is nothing here to do it to. */
	readonly isNobodys?: true;
	/** Whether it makes sense here is asked of more than the charter: who may do it may be refused for another reason. */
	readonly asksMore?: true;
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
	recordScale: {
		input: () => 'ratings: [{ key: "so", labels: [{ language: "en", text: "So" }] }]',
		isNew: true,
		asksMore: true,
	},
	importClaimReview: { input: () => 'json: "{}"', isNew: true, asksMore: true },
	setPolicy: {
		input: () => 'rules: [{ rule: SECOND_READER, required: false }], reason: "R"',
		isNew: true,
		asksMore: true,
	},
	admitUser: { input: () => 'name: "N", role: READER', isNew: true },
	setSeat: { input: ({ user }) => `user: "${user}", role: OWNER`, isNew: true, asksMore: true },
	createKey: { input: () => 'name: "K", role: READER', isNew: true, asksMore: true },
	revokeKey: { input: () => 'key: "key_zzzzzzzzzzzzzzzz"', isNobodys: true },
	recordDesk: { input: () => 'name: "D"', ofFoundingDesk: true, isNew: true },
	endUser: { input: ({ user }) => `user: "${user}"`, ofFoundingDesk: true, isNew: true, asksMore: true },
	moveClaim: { input: ({ claim }) => `claim: "${claim}", to: CHECKING`, asksMore: true },
	correctClaim: { input: ({ claim }) => `claim: "${claim}", was: "W", now: "N", reason: "R"`, asksMore: true },
	scheduleClaim: { input: ({ claim }) => `claim: "${claim}", recheckAt: "2030-01-01"` },
	assignClaim: { input: ({ claim, user }) => `claim: "${claim}", user: "${user}", role: REPORTER`, asksMore: true },
	endAssignment: { input: ({ assignment }) => `assignment: "${assignment}", reason: "R"`, isInternal: true },
	commentOn: { input: ({ claim }) => `subject: "${claim}", text: "T"`, asksMore: true },
	resolveComment: { input: ({ comment }) => `comment: "${comment}"`, isInternal: true, asksMore: true },
	issueVerdict: {
		input: ({ claim }) => `claim: "${claim}", rating: "true", explanation: "E", language: "en"`,
		isPersonal: true,
		asksMore: true,
	},
	giveSecondRating: {
		input: ({ verdict }) => `verdict: "${verdict}", rating: "true"`,
		isInternal: true,
		asksMore: true,
	},
	agreeToVerdict: { input: ({ verdict }) => `verdict: "${verdict}"`, isInternal: true, asksMore: true },
	rejectVerdict: { input: ({ verdict }) => `verdict: "${verdict}", reason: "R"`, isInternal: true, asksMore: true },
	requestComment: {
		input: ({ name }) =>
			`claim: "${name}-claim", party: "${name}-ann", question: "Q", channel: EMAIL, deadline: "2030-01-01"`,
		asksMore: true,
	},
	remindParty: { input: ({ request }) => `request: "${request}"`, isInternal: true },
	recordResponse: {
		input: ({ request }) => `request: "${request}", outcome: DECLINED`,
		isInternal: true,
		asksMore: true,
	},
	closeRequest: { input: ({ request }) => `request: "${request}"`, isInternal: true, asksMore: true },
	approveSource: {
		input: ({ name }) => `claim: "${name}-claim", source: "${name}-two", reason: "R"`,
		asksMore: true,
	},
	sealSource: { input: ({ name }) => `source: "${name}-two", identity: "I", reason: "R"`, asksMore: true },
	revealSource: { input: ({ name }) => `source: "${name}-two", reason: "R"`, asksMore: true },
	setSealReaders: {
		input: ({ name, user }) => `source: "${name}-two", readers: ["${user}"], reason: "R"`,
		asksMore: true,
	},
	destroySeal: { input: ({ name }) => `source: "${name}-two", reason: "R"`, asksMore: true },
	recordWebhook: {
		input: () => 'name: "N", url: "https://example.org/hook", events: [CLAIM_PUBLISHED]',
		isNew: true,
		asksMore: true,
	},
	reviseWebhook: { input: () => 'webhook: "whk_zzzzzzzzzzzzzzzz", state: PAUSED', isNobodys: true },
	rotateWebhookSecret: { input: () => 'webhook: "whk_zzzzzzzzzzzzzzzz"', isNobodys: true },
	removeWebhook: { input: () => 'webhook: "whk_zzzzzzzzzzzzzzzz"', isNobodys: true },
	testWebhook: { input: () => 'webhook: "whk_zzzzzzzzzzzzzzzz"', isNobodys: true },
	replayDelivery: { input: () => 'delivery: "dlv_zzzzzzzzzzzzzzzz"', isNobodys: true },
	setInterest: { input: ({ statement }) => `statement: "${statement}", interest: NONE, reason: "R"` },
};

/** The mutations of a schema that have no line here. */
export const untried = (schema: GraphQLSchema): string[] =>
	Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !mutations[name]);

/** A dry run of a mutation, with what it would move. */
export const tried = (name: string, target: Target): string =>
	`mutation { ${name}(input: { ${mutations[name]?.input(target)}, dryRun: true }) {
		saved userErrors { code path message } effects { claim { slug } before { score } after { score summary } } } }`;
