using Mandates.Functions.Access;
using Mandates.Functions.Status;
using Mandates.Pages;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Http;

/// <summary>A problem as a person sees it. Where nothing is to be seen, the page asks who one is.</summary>
public sealed class ProblemPages(PageRenderer pages, EntrancePage entrance)
{
    public Task<IResult> ShowAsync(HttpContext http, ProblemException problem) => problem.Status == StatusCodes.Status404NotFound
        ? entrance.ShowAsync(http, "enter.not-here", problem.Status)
        : pages.RenderAsync<ProblemPage>(http, new()
        {
            [nameof(ProblemPage.Status)] = problem.Status,
            [nameof(ProblemPage.Refusal)] = problem.Refusal,
        }, problem.Status);
}
