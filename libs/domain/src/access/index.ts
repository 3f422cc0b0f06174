export * from './types';
export * from './criteria';
export * from './policy';
export * from './sight';
export * from './actions';
export * from './decision';
export * from './administration';
