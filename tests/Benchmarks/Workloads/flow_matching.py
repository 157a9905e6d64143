import torch
from torch import nn

from worker import same


def velocity():
    return nn.Sequential(
        nn.Linear(3, 128), nn.SiLU(), nn.Linear(128, 128), nn.SiLU(), nn.Linear(128, 128), nn.SiLU(), nn.Linear(128, 2)
    )


class Workload:
    def __init__(self):
        self.net = same(velocity())
        self.data = torch.randn(8192, 2)
        self.optimizer = torch.optim.Adam(self.net.parameters(), 1e-3)

    def step(self):
        x1 = self.data.index_select(0, torch.randint(0, 8192, (256,)))
        x0 = torch.randn(256, 2)
        t = torch.rand(256, 1)
        velocity = self.net(torch.cat([t * x1 + (1 - t) * x0, t], 1))
        loss = (velocity - (x1 - x0)).square().sum(1).mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()
