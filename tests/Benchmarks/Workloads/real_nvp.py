import math

import torch
from torch import nn

from worker import same


class Workload:
    def __init__(self):
        self.couplings = same(
            nn.ModuleList(
                nn.Sequential(nn.Linear(1, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))
                for _ in range(8)
            )
        )
        self.data = torch.randn(8192, 2)
        self.optimizer = torch.optim.Adam(self.couplings.parameters(), 1e-3)

    def step(self):
        x = self.data.index_select(0, torch.randint(0, 8192, (256,)))
        log_det = torch.zeros(256)
        for net in self.couplings:
            a, b = x.chunk(2, 1)
            s, t = net(a).chunk(2, 1)
            s = s.tanh()
            x = torch.cat([b * s.exp() + t, a], 1)
            log_det = log_det + s.sum(1)
        log_prob = -0.5 * x.square().sum(1) - math.log(2 * math.pi) + log_det
        loss = -log_prob.mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()
