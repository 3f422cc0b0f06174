import 'dkfds.css';
import './design/app.css';
import './design/frame.css';
import './design/system-colours.css';
import './design/paper.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectApi } from './api/connect';
import { queryClient } from './api/query-client';
import { fontsLoaded } from './design/fonts';
import { startLanguage } from './language';
import { router } from './routes';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  connectApi();
  await Promise.all([startLanguage(), fontsLoaded()]);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
