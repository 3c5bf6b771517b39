using Azure;
using Azure.Data.Tables;

namespace Mandates.Functions.Record;

/// <summary>Names and addresses: the one table that holds them. Rows are changed and erased; what refers to them is not.</summary>
public sealed class PersonStore(TableServiceClient tables)
{
    private const int MostInBatch = 100;
    private readonly TableClient table = tables.GetTableClient(StorageNames.Participants);

    public static Person Of(StateId state, Naming naming) => new()
    {
        Key = RandomNumberGenerator.GetHexString(20, lowercase: true),
        State = state,
        Name = naming.Name,
        Email = naming.Email,
        Language = naming.Language,
    };

    public async Task AddAsync(MandateId mandate, IEnumerable<Person> people, CancellationToken cancellationToken)
    {
        foreach (var batch in people.Chunk(MostInBatch))
        {
            await table.SubmitTransactionAsync(batch.Select(p => new TableTransactionAction(TableTransactionActionType.Add, Row(mandate, p))), cancellationToken);
        }
    }

    /// <summary>Gives people another name or language; one who was erased meanwhile stays erased.</summary>
    public async Task CorrectAsync(MandateId mandate, IEnumerable<(string Key, Naming Naming)> corrections, CancellationToken cancellationToken)
    {
        foreach (var (key, naming) in corrections)
        {
            var row = new TableEntity(mandate, key)
            {
                [nameof(Person.Name)] = naming.Name,
                [nameof(Person.Language)] = naming.Language.ToString(),
            };
            try
            {
                await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
            }
            catch (RequestFailedException erased) when (erased.Status == 404)
            {
                // The erasure counts.
            }
        }
    }

    /// <summary>Erases names and addresses; the ids stay.</summary>
    public async Task EraseAsync(MandateId mandate, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await table.DeleteEntityAsync(mandate, key, ETag.All, cancellationToken);
        }
    }

    /// <summary>The people of a mandate, or of one of its states, by key.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> ListAsync(MandateId mandate, CancellationToken cancellationToken, StateId? state = null)
    {
        var filter = state is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value} and State eq {state.Value.Value}");
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            people[row.RowKey] = Read(row);
        }

        return people;
    }

    /// <summary>When each row of a mandate was last written, in real time, by key: whatever refers to it, or nothing.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> RowsAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == mandate.Value, select: ["RowKey", "Timestamp"], cancellationToken: cancellationToken))
        {
            rows[row.RowKey] = row.Timestamp!.Value;
        }

        return rows;
    }

    /// <summary>The language that one of them is written to in; null when that was erased.</summary>
    public async Task<Language?> LanguageAsync(MandateId mandate, string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(mandate, key, [nameof(Person.Language)], cancellationToken);
        return row.HasValue ? Enum.Parse<Language>(row.Value!.GetString(nameof(Person.Language))) : null;
    }

    private static TableEntity Row(MandateId mandate, Person person) => new(mandate, person.Key)
    {
        [nameof(Person.State)] = person.State.Value,
        [nameof(Person.Name)] = person.Name,
        [nameof(Person.Email)] = person.Email,
        [nameof(Person.Language)] = person.Language.ToString(),
    };

    private static Person Read(TableEntity row) => new()
    {
        Key = row.RowKey,
        State = new(row.GetString(nameof(Person.State))),
        Name = row.GetString(nameof(Person.Name)),
        Email = row.GetString(nameof(Person.Email)),
        Language = Enum.Parse<Language>(row.GetString(nameof(Person.Language))),
    };
}
