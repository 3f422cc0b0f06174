export { CoursePicture } from './course-picture';
