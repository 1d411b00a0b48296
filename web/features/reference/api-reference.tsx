"use client";

import "swagger-ui-dist/swagger-ui.css";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "../../components/ui/button.tsx";

interface ApiReferenceProps {
  /** Of the OpenAPI document. */
  url: string;
  words: { loading: string; failed: string; retry: string };
}

/** Reads, and tries, every route. The viewer is English and light by nature, and loaded for this page only. */
export function ApiReference({ url, words }: ApiReferenceProps) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");

  const show = useCallback(async () => {
    setState("loading");
    try {
      const { default: createViewer } = await import("swagger-ui-dist/swagger-ui-es-bundle.js");
      if (!place.current) return;
      createViewer({
        domNode: place.current,
        url,
        deepLinking: true,
        docExpansion: "list",
        displayRequestDuration: true,
        persistAuthorization: false,
        tryItOutEnabled: true,
        validatorUrl: null,
      });
      setState("shown");
    } catch {
      setState("failed");
    }
  }, [url]);

  useEffect(() => {
    void show();
  }, [show]);

  return (
    <>
      <p role="status" className="mt-6">
        {state === "loading" ? words.loading : state === "failed" ? words.failed : ""}
      </p>
      {state === "failed" && <Button onClick={() => void show()}>{words.retry}</Button>}
      <div ref={place} lang="en" className="rounded-lg bg-white text-black" />
    </>
  );
}
