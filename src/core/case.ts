import type { Bearing, Claim, ClaimLink } from './claim.js';
import type { Interest, Party } from './party.js';
import type { Source } from './source.js';
import type { InterestJudgement, Retraction, Statement } from './statement.js';
import type { Derivation, Document } from './story.js';
import type { Localized } from './text.js';

/** A linked claim as seen from the claim that leans on it: the link, and what the linked claim amounts to. */
export interface LinkedClaim {
	readonly link: ClaimLink;
	readonly slug: string;
	readonly text: string;
	readonly translations: Localized;
	/** lean = b − d of the linked claim, −1…1. */
	readonly lean: number;
}

/**
 * All that bears on how contested one claim is: read whole, decided on whole. Statements include retracted ones;
 * interests are those of the speaking parties; derivations reach from the documents spoken in to their roots.
 */
export interface Case {
	readonly claim: Claim;
	readonly bearings: readonly Bearing[];
	readonly statements: readonly Statement[];
	readonly retractions: readonly Retraction[];
	readonly judgements: readonly InterestJudgement[];
	readonly links: readonly LinkedClaim[];
	readonly sources: ReadonlyMap<string, Source>;
	readonly parties: ReadonlyMap<string, Party>;
	readonly interests: readonly Interest[];
	readonly documents: ReadonlyMap<string, Document>;
	readonly derivations: readonly Derivation[];
}
