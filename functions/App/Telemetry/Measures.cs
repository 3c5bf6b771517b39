using System.Diagnostics.Metrics;

namespace Mandates.Functions.Telemetry;

/// <summary>The metrics of the app. Their tags are kinds and outcomes, never ids or persons.</summary>
public sealed class Measures
{
    public const string Meter = "Mandates";

    private readonly Counter<long> executions;
    private readonly Counter<long> facts;
    private readonly Counter<long> notices;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        executions = meter.CreateCounter<long>("mandates.executions", "{execution}", "Runs of a function, by its name; each step of an orchestrator is one.");
        facts = meter.CreateCounter<long>("mandates.facts", "{fact}", "Facts written, by kind: reply, meeting, draft, act, plan, roster and so on.");
        notices = meter.CreateCounter<long>("mandates.notices", "{notice}", "Notices settled, by reason and outcome.");
    }

    public void Executed(string function) => executions.Add(1, new KeyValuePair<string, object?>("function", function));

    public void Written(string kind) => facts.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Completed(NoticeReason reason, Tally tally)
    {
        Completed(reason, "accepted", tally.Accepted);
        Completed(reason, "failed", tally.Failed);
        Completed(reason, "unconfirmed", tally.Unconfirmed);
    }

    private void Completed(NoticeReason reason, string outcome, int count)
    {
        if (count > 0)
        {
            notices.Add(count, new("reason", reason.ToString()), new("outcome", outcome));
        }
    }
}
