import type { Case } from '../../../core/case.js';
import type { Claim } from '../../../core/claim.js';
import type { Assessment } from '../../../core/contestedness/assessment.js';
import type { Correction } from '../../../core/deskWork.js';
import type { ContestednessChange } from '../../../core/history.js';
import type { ListedStory } from '../storyPage.js';

/** A claim with all that its page shows. */
export interface ShownClaim {
	readonly case: Case;
	readonly assessment: Assessment;
	/** When the score last changed. */
	readonly scoredAt: string;
	/** The latest steps of the score, oldest first. */
	readonly history: readonly ContestednessChange[];
	readonly stories: readonly ListedStory[];
	/** Oldest first. */
	readonly corrections: readonly Correction[];
	/** Claims that rest on this one, or are opposed by it. */
	readonly leaning: readonly Pick<Claim, 'id' | 'slug' | 'text' | 'language' | 'translations'>[];
}
