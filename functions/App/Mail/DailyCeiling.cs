using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>
/// How many mails the whole app sends on one real day, for all mandates together: a fault or a wrong plan must not send
/// mail without limit. The count is kept in the store, for all instances of the app.
/// </summary>
public sealed class DailyCeiling(TableServiceClient tables, MandateClock clock, IOptions<MailOptions> options)
{
    private const string Partition = "~sent";
    private const string Count = "Count";

    private readonly TableClient table = tables.GetTableClient(StorageNames.Notices);
    private TableEntity? known;

    /// <summary>Reserves as many as may still go out today, at most those asked for.</summary>
    public Task<int> TakeAsync(int asked, CancellationToken cancellationToken) => ChangeAsync(asked, cancellationToken);

    /// <summary>Gives back what was reserved and not used.</summary>
    public Task ReturnAsync(int unused, CancellationToken cancellationToken) => ChangeAsync(-unused, cancellationToken);

    private async Task<int> ChangeAsync(int asked, CancellationToken cancellationToken)
    {
        var day = clock.RealNow.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        while (true)
        {
            var row = known is { } last && last.RowKey == day ? new TableEntity(last) : await ReadAsync(day, cancellationToken);
            var sent = row.GetInt32(Count) ?? 0;
            var granted = asked < 0 ? Math.Max(asked, -sent) : Math.Clamp(options.Value.DailyCeiling - sent, 0, asked);
            if (granted == 0 || await TryWriteAsync(row, sent + granted, cancellationToken))
            {
                return granted;
            }

            known = null;
        }
    }

    private async Task<TableEntity> ReadAsync(string day, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, day, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value! : new(Partition, day);
    }

    private async Task<bool> TryWriteAsync(TableEntity row, int sent, CancellationToken cancellationToken)
    {
        row[Count] = sent;
        try
        {
            var answer = row.ETag == default
                ? await table.AddEntityAsync(row, cancellationToken)
                : await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
            row.ETag = answer.Headers.ETag ?? default;
            known = row.ETag == default ? null : row;
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 409 or 412)
        {
            return false;
        }
    }
}
