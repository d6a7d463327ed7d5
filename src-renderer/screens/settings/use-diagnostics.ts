import { useState } from 'react';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useSettings } from '../../state/settings.ts';

export type DiagnosticsCalls = {
  readonly isBusy: boolean;
  readonly isCopied: boolean;
  readonly problem: Problem | null;
  readonly copy: () => void;
  readonly save: (save: (text: string) => void) => void;
};

/** Asks the engine for what it knows of itself, adds what the window knows, and hands it out. */
export function useDiagnostics(): DiagnosticsCalls {
  const client = useEngineConnection((connection) => connection.client);
  const language = useSettings((settings) => settings.choice);
  const [isBusy, setIsBusy] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (take: (text: string) => Promise<void> | void): Promise<boolean> => {
    setIsBusy(true);
    setProblem(null);
    setIsCopied(false);
    try {
      if (client === null) throw engineUnreachable;
      const { text } = await client.device.diagnostics();
      await take(withWindow(text, language));
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    isCopied,
    problem,
    copy: () => void run((text) => navigator.clipboard.writeText(text)).then(setIsCopied),
    save: (save) => void run(save),
  };
}

function withWindow(text: string, language: string): string {
  const engine: object = JSON.parse(text);
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  const shown = { language, width: innerWidth, height: innerHeight, scale: devicePixelRatio };
  return JSON.stringify({ ...engine, window: { ...shown, browser: navigator.userAgent } }, null, 2);
}
