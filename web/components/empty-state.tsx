import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "./ui/card.tsx";

interface EmptyStateProps {
  Icon: LucideIcon;
  /** What will be here, and that it is normal that nothing is. */
  children: ReactNode;
  /** The way to change that, if there is one. */
  action?: ReactNode;
}

export function EmptyState({ Icon, children, action }: EmptyStateProps) {
  return (
    <Card>
      <div className="flex items-start gap-4">
        <Icon aria-hidden className="size-8 shrink-0 text-primary" />
        <div className="max-w-[60ch]">{children}</div>
      </div>
      {action && <div className="mt-5">{action}</div>}
    </Card>
  );
}
