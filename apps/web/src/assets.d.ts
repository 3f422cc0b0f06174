/** The style sheet of Det Fælles Designsystem, found by the bundler. */
declare module 'dkfds.css';
