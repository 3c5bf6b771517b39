using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Mandates.Functions.Record;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Participants;

/// <summary>A client that hangs up right after a name and an address were written, and before the term that refers to them.</summary>
public sealed class HungUpClientTests(HungUpClientTests.HangingUpApp app) : IClassFixture<HungUpClientTests.HangingUpApp>
{
    [Fact]
    public async Task A_naming_is_completed_though_its_client_has_hung_up()
    {
        await app.StartAsync("naming", states: 3);

        await app.HangUpAsync(left => app.Http.PostAsJsonAsync(
            "/api/mandates/naming/states/ag/focal-points", new { name = "Ana", email = "ana@ag.example", language = "en" }, left));

        await EveryRowHasATermAsync("naming", rows: 1);
    }

    [Fact]
    public async Task An_address_book_is_accepted_whole_though_its_client_has_hung_up()
    {
        await app.StartAsync("book", states: 3);
        var book = AddressBookCalls.Header + string.Join("\r\n", Enumerable.Range(1, 150).Select(n => $"ag,authority,MISPA,Person,p{n}@ag.example,en,"));
        var digest = (await app.PreviewBookAsync("book", book)).GetProperty("digest").GetString()!;

        await app.HangUpAsync(async left =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mandates/book/address-book") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(book)) };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{digest}\"");
            request.Content.Headers.ContentType = new("text/csv");
            return await app.Http.SendAsync(request, left);
        });

        await EveryRowHasATermAsync("book", rows: 150);
    }

    private async Task EveryRowHasATermAsync(string mandate, int rows)
    {
        // The client no longer learns when it is done.
        var (people, terms) = ((IReadOnlyDictionary<string, Person>)new Dictionary<string, Person>(), (IReadOnlyList<Term>)[]);
        for (var look = 0; look < 100 && (people.Count < rows || terms.Count < rows); look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            people = await app.Service<PersonStore>().ListAsync(new(mandate), CancellationToken.None);
            terms = [.. (await app.Service<MandateStore>().GetAsync(new(mandate), CancellationToken.None)).Record.Roster.SelectMany(c => c.Begun)];
        }

        Assert.Equal(rows, people.Count);
        Assert.Equal(people.Keys.Order(), terms.Select(t => t.Person).Order());
    }

    /// <summary>Cancels the request of the test when its first people are written.</summary>
    public sealed class HangingUpApp : RunningApp
    {
        private CancellationTokenSource? client;

        public async Task HangUpAsync(Func<CancellationToken, Task<HttpResponseMessage>> send)
        {
            using var leaving = client = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send(leaving.Token));
        }

        protected override void AddServices(IServiceCollection services)
        {
            var options = new TableClientOptions();
            options.AddPolicy(new AfterPeople(this), HttpPipelinePosition.PerCall);
            services.AddSingleton(options);
        }

        private sealed class AfterPeople(HangingUpApp app) : HttpPipelinePolicy
        {
            public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

            public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
            {
                await ProcessNextAsync(message, pipeline);
                if (app.client is { } leaving && await WritesPeopleAsync(message.Request))
                {
                    app.client = null;
                    await leaving.CancelAsync();

                    // Until the server has seen that nobody listens any more.
                    await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, CancellationToken.None);
                }
            }

            private static async Task<bool> WritesPeopleAsync(Request request)
            {
                if (request.Content is null || !request.Uri.ToString().Contains("$batch", StringComparison.Ordinal))
                {
                    return false;
                }

                using var body = new MemoryStream();
                await request.Content.WriteToAsync(body, CancellationToken.None);
                return Encoding.UTF8.GetString(body.ToArray()).Contains($"/{StorageNames.Participants}", StringComparison.Ordinal);
            }
        }
    }
}
