import type { Card } from "./practice_data.ts";

export function CardList({ cards }: { cards: Card[] }) {
  return (
    <ul class="grid gap-4 sm:grid-cols-2">
      {cards.map((card) => <CardItem key={card.id} card={card} />)}
    </ul>
  );
}

function CardItem({ card }: { card: Card }) {
  return (
    <li class="rounded-lg border p-4">
      <div class="flex gap-4">
        <img
          class="h-16 w-16 rounded-full"
          src={`/therapists/${card.id}/photo`}
          alt=""
          width="64"
          height="64"
        />
        <div>
          <h2 class="text-lg font-semibold">
            <a href={`/therapists/${card.id}`}>{card.name}</a>
          </h2>
          <p class="text-sm">{card.titles}</p>
        </div>
      </div>
      <p class="mt-2">{card.about}</p>
      <Tags label="Helps with" values={card.specialties} />
      <Tags label="Speaks" values={card.languages} />
      <Tags label="Licensed in" values={card.states} />
      <p class="mt-2 font-medium">Next free: {card.next}</p>
      <a
        class="mt-2 inline-block rounded bg-green-700 px-4 py-2 text-white"
        href={`/therapists/${card.id}/book`}
      >
        Book with {card.name}
      </a>
    </li>
  );
}

function Tags({ label, values }: { label: string; values: string[] }) {
  return (
    <dl class="mt-2 flex flex-wrap gap-1">
      <dt class="text-sm">{label}</dt>
      {values.map((value) => <dd key={value} class="rounded bg-gray-100 px-2 text-sm">{value}</dd>)}
    </dl>
  );
}
