namespace Mandates.Domain.Tests;

/// <summary>An act as it was performed: when, and to whom.</summary>
internal sealed record Sent(ScheduledAct Act, Instant At, IReadOnlyList<Recipient> To);

/// <summary>Carries a mandate through its time: performs what is due at each look, and adds what people do.</summary>
internal sealed class CalmMandate(WorkPlan plan, MandateRecord record)
{
    private readonly List<Sent> sent = [];

    public WorkPlan Plan { get; set; } = plan;
    public MandateRecord Record { get; private set; } = record;
    public IReadOnlyList<Sent> Sent => sent;

    public void Add(Func<MandateRecord, MandateRecord> fact) => Record = fact(Record);

    public void Check(Instant now)
    {
        for (var left = 1000; Outlook.At(now, Plan, Record).Due is [var act, ..]; left--)
        {
            Assert.True(left > 0, "Performing what is due does not end.");
            sent.Add(new(act, now, Recipients.Of(act.Audience, Plan, [], Record.HasReplied)));
            Record = Record.Did(act.Key, act.DoneAt(now));
        }
    }

    /// <summary>Looks now, and at each next act until a moment, which is looked at too.</summary>
    public void Run(Instant from, Instant until)
    {
        Check(from);
        while (Outlook.At(from, Plan, Record).Next is { } next && next < until)
        {
            Assert.True(next > from);
            Check(from = next);
        }

        Check(until);
    }
}
