/** The footer of every page, with immediate help. Bloom is not an emergency service. */
export function SiteFooter() {
  return (
    <footer class="mt-12 border-t bg-surface">
      <div class="mx-auto max-w-page px-4 py-6 text-sm text-soft">
        <p class="max-w-prose">
          <strong class="text-ink">In a crisis?</strong> In the US, call or text{" "}
          <a href="tel:988" class="font-semibold">988</a>{" "}
          at any time. Call 911 if someone is in danger. Bloom is not an emergency service.
        </p>
        <p class="mt-3">Bloom. Therapy that fits into your life.</p>
      </div>
    </footer>
  );
}
