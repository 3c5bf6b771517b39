using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Clock;

namespace Mandates.Functions.Record;

/// <summary>Counts of one real day, UTC, kept in the store for all instances of the app: a row each, which begins anew on the next day.</summary>
public sealed class DayCounts(TableServiceClient tables, MandateClock clock)
{
    private const string Count = "Count";
    private const string Day = "Day";

    // Partitions that are no mandate's.
    private readonly TableClient table = tables.GetTableClient(StorageNames.Notices);

    public string Today => clock.RealNow.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Adds to a count as much as fits; of writers at the same time, each finds what the others have added.</summary>
    /// <param name="partition">What is counted; begins with a tilde, as no id does.</param>
    /// <param name="name">Of whom.</param>
    /// <param name="asked">How much; nothing is added unless all of it fits, where <paramref name="whole"/> says so.</param>
    /// <param name="most">What the count may come to.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <param name="whole">Whether a part is of no use.</param>
    /// <returns>How much was added.</returns>
    public async Task<long> TakeAsync(string partition, string name, long asked, long most, CancellationToken cancellationToken, bool whole = false)
    {
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, name, cancellationToken: cancellationToken);
            var row = found.HasValue ? found.Value! : new(partition, name);
            var count = row.GetString(Day) is { } day && day != Today ? 0 : Convert.ToInt64(row[Count] ?? 0, CultureInfo.InvariantCulture);
            var granted = Math.Clamp(most - count, 0, asked);
            if (granted == 0 || (whole && granted < asked))
            {
                return 0;
            }

            (row[Count], row[Day]) = (count + granted, Today);
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(row, cancellationToken));
                return granted;
            }
            catch (RequestFailedException other) when (other.Status is 409 or 412)
            {
                // Another writer was faster.
            }
        }
    }
}
