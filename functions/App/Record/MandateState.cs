namespace Mandates.Functions.Record;

/// <summary>A mandate as it stands: the plan in force and what has happened.</summary>
public sealed record MandateState(WorkPlan Plan, MandateRecord Record)
{
    public MandateId Id => Plan.Mandate.Id;

    /// <summary>The end of the audit when it was read: while it ends there, nothing has been written since. Null when it was not read.</summary>
    public ChainEnd? End { get; init; }

    /// <summary>The same of the text under negotiation.</summary>
    public ChainEnd? TextEnd { get; init; }
}

/// <summary>A mandate as it stood at a moment, with its audit and its facts up to that moment.</summary>
public sealed record MandateAsOf(MandateState Current, IReadOnlyList<AuditRecord> Audit, IReadOnlyList<(string Key, string Json)> Facts);

/// <summary>There is no mandate with this id. Over HTTP the answer is 404.</summary>
public sealed class MandateNotFoundException(MandateId mandate) : Exception($"There is no mandate '{mandate}'.");
