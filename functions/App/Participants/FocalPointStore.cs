using Azure.Data.Tables;
using Mandates.Domain.Participants;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Participants;

/// <summary>
/// The focal points of each state. A state has as many places as the plan allows, and a place is taken by writing
/// its key first: two additions that race cannot both have the last one.
/// </summary>
public sealed class FocalPointStore(TableServiceClient tables)
{
    private readonly FactTable facts = new(tables, StorageNames.Participants);

    public Task<IReadOnlyList<Participant>> ListAsync(string mandate, CancellationToken stop) =>
        facts.ListAsync<Participant>(mandate, "", stop);

    public Task<IReadOnlyList<Participant>> OfStateAsync(string mandate, string state, CancellationToken stop) =>
        facts.ListAsync<Participant>(mandate, $"{state}.", stop);

    /// <returns>The focal point in its place, or null when the state has no place left.</returns>
    public async Task<Participant?> TryAddAsync(string mandate, Participant proposed, int places, CancellationToken stop)
    {
        for (var place = 1; place <= places; place++)
        {
            var added = proposed with { Id = $"{proposed.State}.{place}" };
            if (await facts.TryAddAsync(mandate, added.Id, added, stop))
            {
                return added;
            }

            // The same naming sent twice is one naming.
            var there = await facts.FindAsync<Participant>(mandate, added.Id, stop);
            if (there is not null && there.Email.Equals(proposed.Email, StringComparison.OrdinalIgnoreCase))
            {
                return there;
            }
        }

        return null;
    }
}
