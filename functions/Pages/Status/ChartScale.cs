namespace Mandates.Pages.Status;

/// <summary>Where moments lie on the timeline chart, from left to right.</summary>
public sealed class ChartScale
{
    public const int Width = 960, Labels = 236, Right = 16;

    private readonly Instant from, to;
    private readonly DateTimeZone zone;

    public ChartScale(MandateView view)
    {
        zone = view.Plan.TimeZone;
        var moments = view.Status.Calendar.Select(row => row.At)
            .Concat(view.Plan.Activities.Concat(view.Proposal.Activities).Select(view.Plan.When))
            .OfType<Instant>()
            .Append(view.Record.StartedAt)
            .Append(view.Plan.At(view.Plan.Mandate.DueSession.Closes, LocalTime.Midnight))
            .ToArray();
        from = moments.Min() - Duration.FromDays(3);
        to = moments.Max() + Duration.FromDays(3);
    }

    public string X(Instant at) => Text(Place(at));

    public string Between(Instant one, Instant other) => Text(Math.Max(0, Place(other) - Place(one)));

    public bool Holds(Instant at) => from <= at && at <= to;

    /// <summary>Whether words that begin there end before the edge.</summary>
    public bool HasRoom(Instant at) => Place(at) < Width - 70;

    /// <summary>The first day of each month on the chart; of few, when there are many.</summary>
    public IReadOnlyList<(Instant At, LocalDate Month)> Months()
    {
        var first = from.InZone(zone).Date.With(DateAdjusters.StartOfMonth).PlusMonths(1);
        var months = Enumerable.Range(0, 240).Select(n => first.PlusMonths(n)).Select(m => (m.AtStartOfDayInZone(zone).ToInstant(), m)).TakeWhile(m => m.Item1 < to).ToArray();
        var step = (months.Length / 12) + 1;
        return [.. months.Where((_, i) => i % step == 0)];
    }

    private double Place(Instant at) => Labels + ((Width - Labels - Right) * Math.Clamp((at - from) / (to - from), 0, 1));

    private static string Text(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);
}
