export * from './definition';
export * from './explore';
export * from './fields';
export * from './frame';
export * from './kase';
export * from './process';
export * from './replay';
export * from './waits';
