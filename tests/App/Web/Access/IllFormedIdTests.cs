using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Mandates.Functions.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Web.Access;

public class IllFormedIdTests(IllFormedIdTests.WatchedApp app) : IClassFixture<IllFormedIdTests.WatchedApp>
{
    [Theory]
    [InlineData("/api/mandates/Ag-Dec-66/status")]
    [InlineData("/api/mandates/ag--dec/status")]
    [InlineData("/api/mandates/~end/audit")]
    [InlineData("/mandates/ag_dec_66")]
    [InlineData("/api/mandates/no-such/states/AG/calendar.ics")]
    [InlineData("/mandates/no-such/states/a/reply")]
    [InlineData("/api/submissions/Ag-Dec-66/verify")]
    public async Task What_cannot_be_an_id_is_not_there_and_no_table_is_asked(string path)
    {
        using var http = app.Officer(CallerRoles.Secretariat);
        app.Asked.Clear();

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(app.Asked);
    }

    [Fact]
    public async Task What_could_be_one_is_looked_up_and_answered_the_same()
    {
        using var http = app.Officer(CallerRoles.Secretariat);
        app.Asked.Clear();

        using var unknown = await http.GetAsync(new Uri("/api/mandates/no-such/status", UriKind.Relative));
        using var illFormed = await http.GetAsync(new Uri("/api/mandates/No-Such/status", UriKind.Relative));

        Assert.NotEmpty(app.Asked);
        Assert.Equal((unknown.StatusCode, await unknown.Content.ReadAsStringAsync()), (illFormed.StatusCode, await illFormed.Content.ReadAsStringAsync()));
    }

    /// <summary>Notes what the app asks of its tables.</summary>
    public sealed class WatchedApp : RunningApp
    {
        public ConcurrentQueue<string> Asked { get; } = [];

        protected override void AddServices(IServiceCollection services)
        {
            var options = new TableClientOptions();
            options.AddPolicy(new Note(Asked), HttpPipelinePosition.PerCall);
            services.AddSingleton(options);
        }

        private sealed class Note(ConcurrentQueue<string> asked) : HttpPipelineSynchronousPolicy
        {
            public override void OnSendingRequest(HttpMessage message) => asked.Enqueue(message.Request.Uri.ToString());
        }
    }
}
