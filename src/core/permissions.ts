import { foundingDeskId } from './desk.js';
import type { IdKind } from './ids.js';

/** What somebody is at a desk, from least to most; who is more may do all that who is less may. */
export const roles = ['READER', 'REPORTER', 'CHECKER', 'EDITOR', 'OWNER'] as const;
export type Role = (typeof roles)[number];

/**
 * The charter: what can be done, and who may do it at the desk that the thing belongs to. PUBLIC is everybody, signed in
 * or not. Every mutation has its line under its own name; whatever else is asked (reading, listening, exporting) too.
 */
export const charter = {
	// What is published is for all.
	readPublished: 'PUBLIC',
	// What a desk is still working on is for those who sit there.
	readUnpublished: 'READER',
	// Reporters bring in what was said, and by whom.
	recordStory: 'REPORTER',
	recordDocument: 'REPORTER',
	recordParty: 'REPORTER',
	recordInterest: 'REPORTER',
	recordSource: 'REPORTER',
	recordClaim: 'REPORTER',
	reviseClaim: 'REPORTER',
	linkClaims: 'REPORTER',
	unlinkClaims: 'REPORTER',
	recordTestimony: 'REPORTER',
	recordRebuttal: 'REPORTER',
	recordSilence: 'REPORTER',
	retractStatement: 'REPORTER',
	importLedger: 'REPORTER',
	// What other desks found goes beside what this one does, and never in its place.
	importClaimReview: 'REPORTER',
	// … and ask those whom it is bad news for.
	requestComment: 'REPORTER',
	remindParty: 'REPORTER',
	recordResponse: 'REPORTER',
	closeRequest: 'REPORTER',
	// Whoever has a source's trust may put the name away; who takes it out again is named, one by one.
	sealSource: 'REPORTER',
	// Colleagues talk to each other.
	commentOn: 'REPORTER',
	resolveComment: 'REPORTER',
	// Checkers judge, and see to it that a claim gets on.
	setInterest: 'CHECKER',
	issueVerdict: 'CHECKER',
	giveSecondRating: 'CHECKER',
	agreeToVerdict: 'CHECKER',
	rejectVerdict: 'CHECKER',
	moveClaim: 'CHECKER',
	assignClaim: 'CHECKER',
	endAssignment: 'CHECKER',
	scheduleClaim: 'CHECKER',
	// Editors set the rules, and answer for exceptions.
	recordScale: 'EDITOR',
	setPolicy: 'EDITOR',
	approveSource: 'EDITOR',
	overridePolicy: 'EDITOR',
	// Editors answer for what the public reads: `moveClaim` asks for these where a claim is published or withdrawn.
	publishClaim: 'EDITOR',
	withdrawClaim: 'EDITOR',
	correctClaim: 'EDITOR',
	// Everybody at a desk knows who else is there, and may have keys of their own that may do no more than they may.
	readPeople: 'READER',
	createKey: 'READER',
	revokeKey: 'READER',
	// Owners say who is there and as what. Who owns the founding desk opens others, and ends users.
	revokeKeyOfOthers: 'OWNER',
	admitUser: 'OWNER',
	setSeat: 'OWNER',
	recordDesk: 'OWNER',
	endUser: 'OWNER',
	// Editors answer for what their desk did.
	seeAudit: 'EDITOR',
	// … and for who else is told of it.
	seeWebhooks: 'EDITOR',
	recordWebhook: 'EDITOR',
	reviseWebhook: 'EDITOR',
	rotateWebhookSecret: 'EDITOR',
	removeWebhook: 'EDITOR',
	testWebhook: 'EDITOR',
	replayDelivery: 'EDITOR',
	// And for their sources: these also take being named as a reader.
	seeSeals: 'EDITOR',
	revealSource: 'EDITOR',
	setSealReaders: 'EDITOR',
	destroySeal: 'EDITOR',
	// Forgetting somebody is for whoever runs the installation.
	erase: 'OWNER',
} as const satisfies Readonly<Record<string, Role | 'PUBLIC'>>;

/** Something that can be done: a mutation by its name, or a way of reading. */
export type Action = keyof typeof charter;

export const actions = Object.keys(charter) as readonly Action[];

/** What somebody is at one desk. */
export interface Seat {
	readonly deskId: string;
	readonly role: Role;
}

/** Who does or asks something. */
export interface Actor {
	/** SYSTEM is whoever has the machine itself: the command line, and a server's own chores. It may do everything everywhere. */
	readonly kind: 'PUBLIC' | 'USER' | 'KEY' | 'SYSTEM';
	/** The user or key; null for the public and the system. */
	readonly id: string | null;
	/** The user behind it, who answers for what is done: the user itself, or the one whose key it is. */
	readonly userId: string | null;
	readonly name: string;
	readonly seats: readonly Seat[];
}

/** The role that may do less. */
export const lesserRole = (one: Role, other: Role): Role => (roles.indexOf(one) <= roles.indexOf(other) ? one : other);

export const publicActor: Actor = { kind: 'PUBLIC', id: null, userId: null, name: 'the public', seats: [] };
export const systemActor: Actor = { kind: 'SYSTEM', id: null, userId: null, name: 'system', seats: [] };

/** Whether somebody may do something to what belongs to a desk. */
export function may(actor: Actor, action: Action, deskId: string): boolean {
	const needed = charter[action];
	if (needed === 'PUBLIC' || actor.kind === 'SYSTEM') return true;
	return actor.seats.some((seat) => seat.deskId === deskId && roles.indexOf(seat.role) >= roles.indexOf(needed));
}

/** The desks at which somebody may do something, in the order of their seats; of the system, the founding desk. */
export const desksWhere = (actor: Actor, action: Action): readonly string[] =>
	actor.kind === 'SYSTEM'
		? [foundingDeskId]
		: actor.seats.flatMap(({ deskId }) => (may(actor, action, deskId) ? [deskId] : []));

/** Whose eyes something is read with: what is published, and what belongs to these desks; or everything. */
export interface Viewer {
	readonly desks: readonly string[] | 'ALL';
}

/** Sees everything: scores and counts are computed with these eyes, and never shown by them alone. */
export const everything: Viewer = { desks: 'ALL' };

export const viewerOf = (actor: Actor): Viewer =>
	actor.kind === 'SYSTEM' ? everything : { desks: desksWhere(actor, 'readUnpublished') };

/** The same for all who see the same. */
export const nameOfView = ({ desks }: Viewer): string => (desks === 'ALL' ? desks : [...desks].sort().join(' '));

/** What belongs to a desk, and since when the public may see it; null while it may not. */
export interface Owned {
	readonly deskId: string;
	readonly publicSince: string | null;
}

/** Somebody who sees what a viewer sees and does nothing: news is told with these eyes to all who see the same. */
export const onlooker = ({ desks }: Viewer): Actor =>
	desks === 'ALL' ? systemActor : { ...publicActor, seats: desks.map((deskId) => ({ deskId, role: 'READER' })) };

/** Whether somebody sees what a desk is still working on. */
export const seesWork = ({ desks }: Viewer, deskId: string): boolean => desks === 'ALL' || desks.includes(deskId);

export const maySee = ({ desks }: Viewer, { deskId, publicSince }: Owned): boolean =>
	desks === 'ALL' || publicSince !== null || desks.includes(deskId);

/** What a viewer may be told that they may do to a thing of each kind; whatever is not here is done to something else. */
export const actionsOn = {
	desk: [
		'readUnpublished',
		'recordStory',
		'recordDocument',
		'recordParty',
		'recordSource',
		'recordClaim',
		'importLedger',
		'importClaimReview',
		'readPeople',
		'createKey',
		'admitUser',
		'setSeat',
		'recordScale',
		'setPolicy',
		'recordWebhook',
	],
	story: ['readUnpublished'],
	document: ['readUnpublished'],
	party: ['readUnpublished', 'recordInterest'],
	source: ['readUnpublished', 'sealSource', 'revealSource', 'setSealReaders', 'destroySeal'],
	claim: [
		'readUnpublished',
		'reviseClaim',
		'linkClaims',
		'unlinkClaims',
		'recordTestimony',
		'recordRebuttal',
		'recordSilence',
		'commentOn',
		'moveClaim',
		'assignClaim',
		'scheduleClaim',
		'publishClaim',
		'withdrawClaim',
		'correctClaim',
		'requestComment',
		'issueVerdict',
		'approveSource',
		'overridePolicy',
	],
	testimony: ['readUnpublished', 'recordRebuttal', 'retractStatement', 'setInterest', 'commentOn'],
	rebuttal: ['readUnpublished', 'recordRebuttal', 'retractStatement', 'setInterest', 'commentOn'],
	silence: ['readUnpublished', 'retractStatement', 'commentOn'],
} as const satisfies Partial<Record<IdKind, readonly Action[]>>;

/** What somebody may do to a thing of a kind that belongs to a desk. */
export const permissionsOn = (actor: Actor, kind: keyof typeof actionsOn, deskId: string): readonly Action[] =>
	actionsOn[kind].filter((action) => may(actor, action, deskId));
