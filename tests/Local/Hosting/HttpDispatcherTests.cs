using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Tests.Hosting;

public class HttpDispatcherTests
{
    [Fact]
    public async Task A_result_is_executed()
    {
        await using var host = await TestHost.StartAsync(typeof(Pages));
        Assert.Equal("root", await host.Http.GetStringAsync("/"));
        Assert.Equal("plan ag-dec-66, page none", await host.Http.GetStringAsync("/PLANS/ag-dec-66"));
        Assert.Equal("plan ag-dec-66, page 3", await host.Http.GetStringAsync("/plans/ag-dec-66/3/"));
        Assert.Equal("number 7 Number", await host.Http.GetStringAsync("/numbers/7"));
    }

    [Theory]
    [InlineData("POST", "/plans/ag-dec-66")]
    [InlineData("HEAD", "/plans/ag-dec-66")]
    [InlineData("OPTIONS", "/plans/ag-dec-66")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/numbers/seven")]
    [InlineData("GET", "/api/plans/ag-dec-66")]
    [InlineData("GET", "/plans/ag-dec-66/three")]
    public async Task A_wrong_method_is_as_unknown_as_a_wrong_address(string method, string path)
    {
        await using var host = await TestHost.StartAsync(typeof(Pages));
        var answer = await host.SendAsync(method, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        Assert.Empty(answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_and_other_methods_work_where_they_are_listed()
    {
        await using var host = await TestHost.StartAsync(typeof(Pages));
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync("HEAD", "/listed")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync("TRACE", "/Any")).StatusCode);
    }

    [Fact]
    public async Task A_function_that_answers_nothing_gives_an_empty_200()
    {
        await using var host = await TestHost.StartAsync(typeof(Pages));
        var answer = await host.Http.GetAsync(new Uri("/nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/fails")]
    [InlineData("/fails-late")]
    public async Task An_unhandled_exception_is_an_empty_500(string path)
    {
        await using var host = await TestHost.StartAsync(typeof(Pages));
        var answer = await host.SendAsync("GET", path);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_prefix_of_host_json_stands_before_every_route()
    {
        await using var host = await TestHost.StartAsync(o => TestHost.Options(o.Root, "api") with { Functions = [typeof(Pages)] });
        Assert.Equal("number 7 Number", await host.Http.GetStringAsync("/api/numbers/7"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync("GET", "/numbers/7")).StatusCode);
    }

    public sealed class Pages(Journal journal)
    {
        [Function("Root")]
        public static IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{none:maxlength(0)?}")] HttpRequest request) =>
            Results.Text("root");

        [Function("Plan")]
        public static async Task<IResult> Plan(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plans/{plan}/{page:int?}")] HttpRequest request, string plan, int? page)
        {
            await Task.Yield();
            return Results.Text($"plan {plan}, page {page?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");
        }

        [Function("Number")]
        public ValueTask<IResult> Number(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "numbers/{number:int}")] HttpRequest request,
            int number,
            FunctionContext context,
            CancellationToken cancellationToken)
        {
            journal.Note("number");
            return ValueTask.FromResult(Results.Text($"number {number} {context.FunctionDefinition.Name}"));
        }

        [Function("Listed")]
        public static IResult Listed([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "listed")] HttpRequest request) => Results.Ok();

        [Function("Any")]
        public static IResult Any([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();

        [Function("Nothing")]
        public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) => Task.CompletedTask;

        [Function("Fails")]
        public static IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest request) =>
            throw new InvalidOperationException("broken");

        [Function("FailsLate")]
        public static IResult FailsLate([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails-late")] HttpRequest request) =>
            Results.Stream(_ => throw new InvalidOperationException("broken while the result is written"));
    }
}
