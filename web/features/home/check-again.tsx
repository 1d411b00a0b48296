"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "../../components/ui/button.tsx";

/** Asks for the page anew. */
export function CheckAgain({ label }: { label: string }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <Button
      variant="outline"
      size="lg"
      className="w-full sm:w-auto"
      aria-busy={isPending}
      onClick={() => !isPending && startTransition(() => router.refresh())}
    >
      <RotateCw aria-hidden />
      {label}
    </Button>
  );
}
