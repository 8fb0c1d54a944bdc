/// <reference path="./cephes.d.ts" />
import { compiled, incbi } from 'cephes';
import type { BetaQuantile } from '../core/contestedness/credibleInterval.js';

await compiled;

/** Quantiles of Beta distributions by the Cephes library (Moshier), to 1e-12 for alpha and beta up to 100,000. */
export const betaQuantile: BetaQuantile = (probability, alpha, beta) => incbi(alpha, beta, probability);
