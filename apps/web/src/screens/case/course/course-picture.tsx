import './course.css';
import { useQuery } from '@tanstack/react-query';
import { type Case, getProcessDiagram } from '@tovholder/api-client';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../../api';
import { Button, Waiting } from '../../../design';
import { CourseList } from './course-list';
import { CourseMap } from './course-map';
import { courseModel } from './course-model';
import { useUrlChoice } from './use-url-choice';

interface CoursePictureProps {
  readonly view: Case;
  /** Leads to an open step on the screen; absent: the picture leads nowhere. */
  readonly onOpenStep?: (stepKey: string) => void;
}

/** Where the case has been, where it is, and where it can go: as a picture, or as a list that says the same. */
export function CoursePicture({ view, onOpenStep }: CoursePictureProps): ReactNode {
  const { t, i18n } = useTranslation();
  const [form, setForm] = useUrlChoice('course', ['picture', 'list']);
  const [extent, setExtent] = useUrlChoice('courseExtent', ['path', 'whole']);
  const { data, error } = useQuery({
    queryKey: ['diagram', view.process.id, view.process.version, i18n.language],
    queryFn: () => call(getProcessDiagram({ path: { id: view.process.id } })),
    staleTime: Infinity,
  });
  const now = useNow();
  const model = useMemo(() => data && courseModel(data, { view, extent, now }), [data, view, extent, now]);
  if (!model) {
    return (
      <div className="tov-course">
        {error ? <ProblemAlert problem={error} /> : <Waiting what={t('course.waiting')} rows={6} />}
      </div>
    );
  }
  return (
    <div className="tov-course">
      <div className="tov-buttons">
        <Button aria-pressed={form === 'list'} onClick={() => setForm(form === 'list' ? 'picture' : 'list')}>
          {t('course.asList')}
        </Button>
        <Button aria-pressed={extent === 'whole'} onClick={() => setExtent(extent === 'whole' ? 'path' : 'whole')}>
          {t('course.whole')}
        </Button>
      </div>
      {form === 'list' ? (
        <CourseList model={model} onOpenStep={onOpenStep} />
      ) : (
        <CourseMap model={model} onOpenStep={onOpenStep} />
      )}
    </div>
  );
}

const minute = 60_000;

/** The instant in milliseconds, near enough to see a deadline pass. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
