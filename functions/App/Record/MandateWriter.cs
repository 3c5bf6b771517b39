namespace Mandates.Functions.Record;

/// <summary>The decision on an act: a fact to be written, or the one that was written when the act was first sent.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="IsRepeat">Whether it is there already.</param>
public sealed record Decided<TFact>(TFact Fact, bool IsRepeat = false)
{
    /// <summary>Whether it holds for the record as it was read only: when anything has been written since, it is decided again.</summary>
    public bool IsOfThisRecord { get; init; }
}

/// <summary>What an act came to.</summary>
/// <param name="Fact">As it is in the record.</param>
/// <param name="IsNew">Whether this act wrote it.</param>
public sealed record Recorded<TFact>(TFact Fact, bool IsNew);

/// <summary>The one write path for the acts of people: it writes the fact, and the timeline looks again where it has to.</summary>
public sealed class MandateWriter(MandateStore mandates, PhaseNudge nudge)
{
    // An attempt fails only when another writer succeeds, so this many failures in a row are a fault.
    private const int MostAttempts = 200;

    /// <summary>
    /// Decides, appends the fact together with its audit entry, and raises the event if the phase has something to look
    /// at. When another writer was faster, the act is decided again on the new record. A repeat writes nothing but raises
    /// the event by the same rule: the first attempt may have stopped between the two.
    /// </summary>
    /// <param name="before">The mandate as the caller has seen it.</param>
    /// <param name="decide">Pure: the fact, or an exception that says why there is none.</param>
    /// <param name="audit">Who did what, once it is known to what.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts; what was written stays, and the sweep finds it.</param>
    /// <param name="prepare">Writes what the fact refers to, before the fact: a blob to which nothing refers does no harm.</param>
    public Task<Recorded<TFact>> RecordAsync<TFact>(
        MandateState before, Func<MandateState, Decided<TFact>> decide, Func<TFact, AuditEntry> audit,
        DurableTaskClient client, CancellationToken cancellationToken, Func<TFact, Task>? prepare = null)
        where TFact : class =>
        RecordAsync(before, state => Task.FromResult(decide(state)), audit, client, cancellationToken, prepare);

    /// <summary>The same, where the decision has to read what is not in the record, such as names or an earlier plan.</summary>
    /// <param name="before">The mandate as the caller has seen it.</param>
    /// <param name="decide">Reads and never writes: the fact, or an exception that says why there is none.</param>
    /// <param name="audit">Who did what, once it is known to what.</param>
    /// <param name="client">The durable client of the invocation.</param>
    /// <param name="cancellationToken">Ends the attempts; what was written stays, and the sweep finds it.</param>
    /// <param name="prepare">Writes what the fact refers to, before the fact; once for each attempt.</param>
    public async Task<Recorded<TFact>> RecordAsync<TFact>(
        MandateState before, Func<MandateState, Task<Decided<TFact>>> decide, Func<TFact, AuditEntry> audit,
        DurableTaskClient client, CancellationToken cancellationToken, Func<TFact, Task>? prepare = null)
        where TFact : class
    {
        var state = before;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var decided = await decide(state);
            if (!decided.IsRepeat && prepare is not null)
            {
                await prepare(decided.Fact);
            }

            if (decided.IsRepeat || await mandates.AppendAsync(state.Id, decided.Fact, audit(decided.Fact), cancellationToken, decided.IsOfThisRecord ? state.End : null))
            {
                await nudge.RaiseIfMovedAsync(client, before.Id, FactKinds.Of(MandateStore.Several(decided.Fact)[0]).Word, cancellationToken);
                return new(decided.Fact, !decided.IsRepeat);
            }

            state = await mandates.GetAsync(state.Id, cancellationToken);
        }

        throw new InvalidOperationException($"'{before.Id}' was written to by others in each of {MostAttempts} attempts.");
    }
}
