export { type Situation, situations } from './situations';
export { type Asking, type ProcessOffer, mayRequestReview, offersOf, referralBases } from './offers';
