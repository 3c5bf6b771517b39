using System.Net;
using Mandates.Local.Engine;
using Mandates.Local.Tests.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.Local.Tests.Hosting;

public class MiddlewareTests
{
    [Fact]
    public async Task The_first_middleware_is_outermost_and_sees_the_response_before_it_is_written()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync("GET", "/page");
        Assert.Equal("written", await answer.Content.ReadAsStringAsync());
        Assert.Equal("yes", answer.Headers.GetValues("after").Single());
        Assert.Equal(["outer in", "inner in Page", "page", "inner out", "outer out"], host.Journal.Lines);
    }

    [Fact]
    public async Task A_middleware_can_answer_without_the_function()
    {
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await host.SendAsync("GET", "/page?stop=1")).StatusCode);
        Assert.Equal(["outer in", "outer out"], host.Journal.Lines);
    }

    [Fact]
    public async Task A_middleware_can_catch_what_the_function_throws()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync("GET", "/page?fail=1");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Activities_and_orchestrators_run_inside_it_without_a_request()
    {
        await using var host = await StartAsync();
        var durable = host.Host.Services.GetRequiredService<IDurableTaskFactory>();
        Assert.False(durable.TryCreateOrchestrator("Unknown", host.Host.Services, out _));
        Assert.True(durable.TryCreateActivity("Send", host.Host.Services, out var send));
        Assert.Equal(new Batch("reminder", 3), await send.RunAsync(null!, new Batch("reminder", 2)));
        using var folder = new Folder();
        await using var engine = DurableEngine.Open(new() { File = folder.File() }, durable, host.Host.Services, TimeProvider.System, NullLoggerFactory.Instance);
        await engine.StartAsync();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Timeline", null, new("a"), CancellationToken.None);
        Assert.Equal("ran", (await engine.Client.WaitForInstanceCompletionAsync("a", getInputsAndOutputs: true)).ReadOutputAs<string>());
        Assert.Equal(["inner in Send", "inner out", "inner in Timeline", "inner out"], host.Journal.Lines);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(o => o with
    {
        Functions = [typeof(Functions)],
        Register = TestHost.Registering(builder => builder.UseMiddleware<Outer>().UseMiddleware<Inner>()),
    });

    public sealed record Batch(string Kind, int Count);

    public sealed class Outer(Journal journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            if (context.GetHttpContext() is not { } http)
            {
                await next(context);
                return;
            }

            journal.Note("outer in");
            if (http.Request.Query.ContainsKey("stop"))
                http.Response.StatusCode = StatusCodes.Status409Conflict;
            else
                await NextAsync(context, next, http);
            journal.Note("outer out");
        }

        private static async Task NextAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http)
        {
            try
            {
                await next(context);
                http.Response.Headers["after"] = "yes";
            }
            catch (InvalidOperationException)
            {
                await Results.Problem().ExecuteAsync(http);
            }
        }
    }

    public sealed class Inner(Journal journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            journal.Note("inner in " + context.FunctionDefinition.Name);
            Assert.Contains(context.FunctionDefinition.InputBindings.Values, b => b.Type.EndsWith("Trigger", StringComparison.Ordinal));
            await next(context);
            journal.Note("inner out");
        }
    }

    public sealed class Functions(Journal journal)
    {
        [Function("Page")]
        public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "page")] HttpRequest request)
        {
            journal.Note("page");
            return request.Query.ContainsKey("fail") ? throw new InvalidOperationException("broken") : Results.Text("written");
        }

        [Function("Send")]
        public static Task<Batch> Send([ActivityTrigger] Batch batch, FunctionContext context) =>
            Task.FromResult(batch with { Count = batch.Count + 1 });

        [Function("Timeline")]
        public static Task<string> Timeline([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult("ran");
    }
}
